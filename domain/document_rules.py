"""The rules for files that come to a case: what is taken, how large, how many, and what is never taken and why.

The size and the type are those of the file itself, whatever it is called. The rules are told to whoever sends the file,
in their language, without a word of what they sent.
"""

from collections.abc import Mapping

from domain.kernel import Refused, Rule, SealedFile
from domain.words import Label

MEGABYTE = 1024 * 1024
LARGEST_MEGABYTES = 20
LARGEST_BYTES = LARGEST_MEGABYTES * MEGABYTE
MOST_IN_A_CASE = 200

JPEG, PNG, PDF, TEXT = "image/jpeg", "image/png", "application/pdf", "text/plain"
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX, XLSX = f"{OFFICE}.wordprocessingml.document", f"{OFFICE}.spreadsheetml.sheet"
ENDINGS: Mapping[str, str] = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", TEXT: ".txt"}
"""Every type of file that is taken, with the ending under which it is given out."""


def refuse_unfit(file: SealedFile, already: int) -> None:
    """Raise `Refused` for a file that is empty, too large, of another type, or one too many after `already` others."""
    for rule, broken in (
        (EMPTY, file.size == 0),
        (TOO_LARGE, file.size > LARGEST_BYTES),
        (NOT_TAKEN, file.media_type not in ENDINGS),
        (TOO_MANY, already >= MOST_IN_A_CASE),
    ):
        if broken:
            raise Refused(rule)


TOO_LARGE = Rule(
    code="document-too-large",
    label=Label(
        kk=f"Файл тым үлкен: бір құжат {LARGEST_MEGABYTES} МБ-тан аспауы керек.",
        ru=f"Файл слишком большой: один документ может занимать не больше {LARGEST_MEGABYTES} МБ.",
        en=f"The file is too large: one document may have at most {LARGEST_MEGABYTES} MB.",
    ),
)
EMPTY = Rule(
    code="document-empty",
    label=Label(
        kk="Файл бос: ішінде ештеңе жоқ.",
        ru="Файл пустой: в нём ничего нет.",
        en="The file is empty: there is nothing in it.",
    ),
)
TOO_MANY = Rule(
    code="too-many-documents",
    label=Label(
        kk=f"Бір іске ең көбі {MOST_IN_A_CASE} құжат қосылады. Бірнеше бетті бір PDF файлына біріктіріңіз.",
        ru=f"К делу можно приложить не больше {MOST_IN_A_CASE} документов. Объедините страницы в один файл PDF.",
        en=f"A case holds at most {MOST_IN_A_CASE} documents. Put several pages into one PDF.",
    ),
)
NOT_TAKEN = Rule(
    code="document-type",
    label=Label(
        kk="Мұндай файлды қабылдамаймыз. Фото (JPEG, PNG), PDF, Word (DOCX), Excel (XLSX) немесе мәтін (TXT) жіберіңіз."
        " Файлдың түрін атауына емес, мазмұнына қарап анықтаймыз.",
        ru="Такие файлы мы не принимаем. Пришлите фото (JPEG, PNG), PDF, Word (DOCX), Excel (XLSX) или текст (TXT)."
        " Вид файла мы определяем по содержимому, а не по имени.",
        en="We do not take files of this type. Send a photo (JPEG, PNG), PDF, Word (DOCX), Excel (XLSX) or text (TXT)."
        " We go by what is in a file, not by its name.",
    ),
)
HEIC = Rule(
    code="document-heic",
    label=Label(
        kk="HEIC фотосынан түсірілген жері туралы деректі өшіре алмаймыз. Фотоны JPEG түрінде жіберіңіз:"
        " iPhone баптауларында «Камера», «Форматтар», «Ең үйлесімді» дегенді таңдаңыз.",
        ru="Из фото в формате HEIC мы не можем убрать данные о месте съёмки. Пришлите фото в формате JPEG:"
        " в настройках iPhone выберите «Камера», «Форматы», «Наиболее совместимые».",
        en="From a HEIC photo we cannot remove where it was taken. Send the photo as JPEG:"
        " in the settings of an iPhone choose Camera, Formats, Most Compatible.",
    ),
)
DAMAGED = Rule(
    code="document-damaged",
    label=Label(
        kk="Файл бүлінген немесе толық жетпеген. Оны қайта жіберіп көріңіз.",
        ru="Файл повреждён или дошёл не целиком. Попробуйте отправить его ещё раз.",
        en="The file is damaged, or a part of it is missing. Try to send it again.",
    ),
)
MACROS = Rule(
    code="document-macros",
    label=Label(
        kk="Файлда макрос бар: ол файлды ашқан адамның компьютеріне зиян келтіруі мүмкін."
        " Құжатты макроссыз немесе PDF түрінде сақтап жіберіңіз.",
        ru="В файле есть макросы: они могут навредить компьютеру того, кто его откроет."
        " Сохраните документ без макросов или в формате PDF и пришлите снова.",
        en="The file has macros: they may harm the computer of whoever opens it."
        " Save the document without macros or as PDF, and send it again.",
    ),
)
SWELLS = Rule(
    code="document-swells",
    label=Label(
        kk="Бұл файл ашылғанда тым үлкейіп кетеді. Құжатты PDF түрінде сақтап жіберіңіз.",
        ru="При открытии этот файл слишком разрастается. Сохраните документ в формате PDF и пришлите снова.",
        en="When it is opened, this file grows too large. Save the document as PDF and send it again.",
    ),
)
TWO_IN_ONE = Rule(
    code="document-two-in-one",
    label=Label(
        kk="Файлдың ішінде басқа файл жасырылған. Құжатты қайта сақтап немесе фотоға түсіріп жіберіңіз.",
        ru="В файле спрятан другой файл. Сохраните документ заново или сфотографируйте его и пришлите снова.",
        en="Another file is hidden in this one. Save the document anew or take a photo of it, and send that.",
    ),
)
