"""A member challenges what an algorithm decided about her: an appeal with a decision, its reasons and its outcome."""
