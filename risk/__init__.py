"""How likely a case is to escalate: a figure that can only ask for more attention by people, never for less."""
