"""Fills in empty-form.xlsx with other programs. Needs openpyxl and LibreOffice (soffice); the tests need neither.

python3 make_forms.py, in this folder. The expected readings beside the files are written by hand.
"""
import datetime, os, shutil, subprocess, tempfile
import openpyxl

FIELDS = {"C5": "J. de Boer", "H5": "j.deboer@devecht.example", "C6": "030 123 45 67", "C7": "mevrouw A. van Dijk",
          "H7": "bestuurder", "C8": datetime.date(2026, 10, 1), "H8": "Ja"}
D = datetime.date
ROWS = [
    (1, "Training crisisteam", "Training", D(2027, 2, 11), None, 12, "Trainer", "Training door een externe aanbieder", 2400, None),
    (None, None, None, None, None, None, "Lunch", "Catering", 180.5, "Twaalf personen"),
    (2, "Oefening stroomuitval", "Oefening", D(2027, 9, 16), None, 30, "Zaal", "Huur van een zaal", 400, None),
    (None, None, None, None, None, None, "Broodjes", None, 225.25, None),
    (None, "Evaluatie cyberincident", "Evaluatie van een crisis", None, "kwartaal 1", None, "Begeleider", None, 950.1, None),
]


def fill(sheet):
    for cell, value in FIELDS.items():
        sheet[cell] = value
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(11 + number, column).value = value


def move(sheet):
    """The third activity goes to the top, a new row is typed in between, and the lunch is pasted under the exercise."""
    rows = [[sheet.cell(row, column).value for column in range(1, 12)] for row in range(11, 161)]
    evaluation, training, lunch, hall, rolls = rows[4], rows[0], rows[1], rows[2], rows[3]
    new = [None] * 6 + ["Reiskosten", None, 60, None, None]
    moved = [evaluation, training, new, lunch, hall, rolls, list(lunch)] + rows[5:]
    for number, row in enumerate(moved):
        for column, value in enumerate(row, 1):
            sheet.cell(11 + number, column).value = value


def by_openpyxl(name, *edits):
    book = openpyxl.load_workbook("empty-form.xlsx")
    for edit in edits:
        edit(book["Jaarplan"])
    book.save(name)


def by_libreoffice(source, target, *formats):
    with tempfile.TemporaryDirectory() as folder:
        current = shutil.copy(source, os.path.join(folder, "in.xlsx"))
        for number, format in enumerate(formats):
            out = os.path.join(folder, str(number))
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", format,
                            "--outdir", out, current], check=True, stdout=subprocess.DEVNULL)
            current = os.path.join(out, "in." + format)
        shutil.copy(current, target)


by_openpyxl("openpyxl.xlsx", fill)
by_openpyxl("openpyxl-moved.xlsx", fill, move)
by_libreoffice("openpyxl.xlsx", "libreoffice.xlsx", "xlsx")
by_libreoffice("openpyxl.xlsx", "libreoffice-by-ods.xlsx", "ods", "xlsx")
by_libreoffice("openpyxl-moved.xlsx", "libreoffice-moved.xlsx", "xlsx")
