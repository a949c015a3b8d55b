"""Writes the lists of hours in this folder, as institutions make them. Needs openpyxl and xlwt; the tests need neither.

python3 make_lists.py, in this folder. What is expected of each stands beside it as .expected.json: made with
UPDATE_GOLDEN=1 and then read line by line. Every name in these files is made up.
"""
import datetime, io, zipfile
import openpyxl, xlwt
from openpyxl.styles import Font

D = datetime.date
HOURS = "[h]:mm"
BOLD = Font(bold=True)
STAMP = datetime.datetime(2026, 1, 1)


def save(book, name):
    book.properties.created = book.properties.modified = STAMP
    buffer = io.BytesIO()
    book.save(buffer)
    # The same bytes each time: fixed times inside the archive.
    source = zipfile.ZipFile(buffer)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, (2026, 1, 1, 0, 0, 0)), source.read(item), zipfile.ZIP_DEFLATED)


def sheet(rows, title="Uren 2026", at=1, book=None):
    book = book or openpyxl.Workbook()
    page = book.active if book.active.max_row == 1 and book.active["A1"].value is None else book.create_sheet()
    page.title = title
    for number, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(at + number, column).value = value
    return book, page


def timed(page, *cells, format=HOURS):
    for cell in cells:
        page[cell].number_format = format


def rows_with_phase():
    """A row an entry; every way to write a time that can be read in one way; a hidden row; a total that agrees."""
    T = datetime.timedelta
    book, page = sheet([
        ["Urenverantwoording interne trainers 2026"],
        ["Organisatie:", "Ziekenhuis De Vecht"],
        [],
        ["Datum", "Projectnummer", "Activiteit", "Functie", "Naam medewerker", "Fase", "Uren", "Km", "Opmerking"],
        [D(2026, 3, 5), "DV-26-01", "Training triage SEH", "SEH-verpleegkundige", "Anna Zandstra", "Voorbereiding", 2.5, None, "Casus geschreven"],
        [D(2026, 3, 6), "DV-26-01", "Training triage SEH", "SEH-verpleegkundige", "Anna Zandstra", "voorbereiding", "2:30", None, None],
        [D(2026, 3, 9), "DV-26-01", "Training triage SEH", "SEH-verpleegkundige", "Bram Kooistra", "V", "2u30", None, "Samen met Zandstra"],
        ["12-03-2026", "DV-26-01", "Training triage SEH", "SEH-verpleegkundige", "Anna Zandstra", "Uitvoering", T(hours=4), 34, None],
        [D(2026, 3, 12), "DV-26-01", "Training triage SEH", "SEH-verpleegkundige", "Bram Kooistra", "Uitvoering", "240 min", 12.5, None],
        [D(2026, 3, 13), "DV-26-01", "Training triage SEH", "Arts", "Carlijn Postma", "Evaluatie", "1,5", None, None],
        [None, None, "Totaal", None, None, None, 17, 46.5, None],
    ])
    timed(page, "G8")
    page.row_dimensions[7].hidden = True
    save(book, "regels-met-fase.xlsx")


def phase_columns():
    """A column a phase in an order of its own, merged activities, totals per row and below, one of each wrong."""
    book, page = sheet([
        ["Ziekenhuis De Vecht"],
        ["Overzicht ingezette uren OTO 2026"],
        [],
        ["Totaal uren", "Rol", "Activiteit", "E", "V", "U", "Datum", "OV (€)"],
        [9, "Spelleider", "DV-26-02 Oefening stroomuitval", 1, 4, 4, D(2026, 6, 18), None],
        [7, "Waarnemer", None, 0.5, 1, 6, D(2026, 6, 18), 18.4],
        [6, "Spelleider", "Crisisteam tafeltop", None, 3, 3, D(2026, 9, 24), None],
        [23, "Totaal", None, 1.5, 8, 13, None, 18.4],
    ])
    page.merge_cells("C5:C6")
    save(book, "fase-per-kolom.xlsx")


def two_header_rows():
    """Hours in two header rows under one merged head, the third phase under its long name; more sheets than one."""
    book, page = sheet([["Lijst van afkortingen"], ["OTO", "opleiden, trainen en oefenen"]], title="Toelichting")
    book, page = sheet([
        ["Instelling", "GGD Kromme Rijn"],
        [],
        ["Project", "Functie medewerker", "Datum", "Bestede uren", None, None, "Totaal", "Opmerkingen"],
        [None, None, None, "Voorbereiding", "Uitvoering", "Ontwikkeling en evaluatie"],
        ["GKR-26-01", "Arts infectieziekten", D(2026, 4, 14), 3, 4, 1.25, 8.25, None],
        ["GKR-26-02", "Communicatieadviseur", D(2026, 5, 19), 2, 3, None, 5, "Tweede dagdeel vervallen"],
        ["Subtotaal", None, None, 5, 7, 1.25, 13.25],
    ], title="Uren 2026", book=book)
    page.merge_cells("D3:F3")
    save(book, "twee-koprijen.xlsx")


def export_csv():
    """Out of a roster program: minutes, times of day, an institution in each row, windows-1252."""
    text = (
        "Organisatie;Projectcode;Activiteit;Medewerkernummer;Functienaam;Urensoort;Datum;Begintijd;Eindtijd;Aantal minuten;Kilometers\r\n"
        "GGD Kromme Rijn;GKR-26-01;Table-top infectieziekte;40118;Arts infectieziekten;uitvoering;14-04-2026;09:00;13:00;240;22\r\n"
        "GGD Kromme Rijn;GKR-26-01;Table-top infectieziekte;40251;Arts infectieziekten;uitvoering;14-04-2026;09:00;13:00;240;\r\n"
        "GGD Kromme Rijn;GKR-26-01;Table-top infectieziekte;40118;Arts infectieziekten;evaluatie;20-04-2026;;;45;\r\n"
        "Ziekenhuis De Vecht;DV-26-01;Training triage SEH;7;Verpleegkundige;voorbereiding;2026-03-02;13:30;15:00;120;\r\n"
    )
    open("export.csv", "wb").write(text.encode("cp1252"))


def old_xls():
    """An old workbook: times as times, dates as dates, a title above, empty columns between."""
    book = xlwt.Workbook()
    page = book.add_sheet("Urenlijst")
    day, time, bold = xlwt.easyxf(num_format_str="DD-MM-YYYY"), xlwt.easyxf(num_format_str="h:mm"), xlwt.easyxf("font: bold on")
    page.write(0, 1, "Urenlijst RAV Utrechtse Waarden 2026", bold)
    for column, text in [(1, "Naam oefening"), (2, "Datum"), (4, "Rol"), (5, "Fase"), (6, "Tijd"), (7, "Km")]:
        page.write(2, column, text, bold)
    rows = [("Grootschalige inzet", D(2026, 10, 1), "Instructeur", "Voorbereiding", datetime.time(3, 15), None),
            ("Grootschalige inzet", D(2026, 10, 8), "Instructeur", "Uitvoering", datetime.time(7, 45), 63),
            ("Grootschalige inzet", D(2026, 10, 8), "Ambulanceverpleegkundige", "Uitvoering", datetime.time(6, 0), 12)]
    for number, (name, date, role, phase, hours, km) in enumerate(rows, 3):
        page.write(number, 1, name)
        page.write(number, 2, date, day)
        page.write(number, 4, role)
        page.write(number, 5, phase)
        page.write(number, 6, hours, time)
        if km is not None:
            page.write(number, 7, km)
    book.save("urenlijst.xls")


def ods():
    """As LibreOffice keeps it: times as lengths of time, a cell repeated, a total by formula."""
    text = lambda value: f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    date = lambda value: f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
    time = lambda value: f'<table:table-cell office:value-type="time" office:time-value="{value}"><text:p>{value}</text:p></table:table-cell>'
    number = lambda value: f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    total = '<table:table-cell table:formula="of:=SUM([.E3:.E5])" office:value-type="time" office:time-value="PT09H30M00S"><text:p>9:30</text:p></table:table-cell>'
    empty = "<table:table-cell/>"
    rows = [
        [text("Verantwoording uren 2026, Ziekenhuis De Vecht")],
        [text(it) for it in ["Activiteit", "Functie", "Dag", "Soort werkzaamheden", "Duur", "Afstand km"]],
        [text("MCI-oefening, DV-26-04"), text("Operatieassistent"), date("2026-10-01"), text("Voorbereiding van de oefening"), time("PT02H30M00S"), empty],
        [text("MCI-oefening, DV-26-04"), text("Operatieassistent"), date("2026-10-08"), text("Uitvoering"), time("PT06H00M00S"), number("8")],
        [text("MCI-oefening, DV-26-04"), text("Operatieassistent"), date("2026-10-09"), text("Evaluatie"), time("PT01H00M00S"), empty],
        [text("Totaal"), empty, empty, empty, total, number("8")],
    ]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    space = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ["office", "table", "text"])
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {space} office:version="1.2"><office:body>'
               f'<office:spreadsheet><table:table table:name="Blad1">{body}</table:table></office:spreadsheet></office:body></office:document-content>')
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = ('<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    with zipfile.ZipFile("verantwoording.ods", "w") as target:
        for name, data in [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)]:
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)


def sheet_per_trainer():
    """A sheet a trainer, called after the trainer: role, name and activity as labels above the table."""
    book = openpyxl.Workbook()
    for name, role, rows in [("Dirk Meulman", "IC-verpleegkundige", [[D(2026, 6, 11), "V", 3, None], [D(2026, 6, 18), "U", 5, 41]]),
                             ("Els Rienstra", "IC-verpleegkundige", [[D(2026, 6, 18), "U", 5, None], [D(2026, 6, 19), "E", 1, None]])]:
        book, page = sheet([
            ["Urenformulier interne trainer 2026"],
            ["Organisatie", "Ziekenhuis De Vecht"],
            ["Naam", name],
            ["Functie", role],
            ["Activiteit", "Oefening stroomuitval"],
            [],
            ["Datum", "Fase (V/U/E)", "Aantal uren", "Reiskilometers"],
            *rows,
            ["Totaal", None, sum(row[2] for row in rows)],
        ], title=name, book=book)
    save(book, "blad-per-trainer.xlsx")


def headings():
    """Activities as headings between the rows; letters for phases; no column for the activity."""
    book, page = sheet([
        ["Uren Ziekenhuis De Vecht 2026"],
        [],
        ["Wanneer", "Functie", "V/U/E", "Uren", "Toelichting"],
        ["DV-26-01 Training triage SEH"],
        [D(2026, 3, 10), "SEH-arts", "V", 2, "Materiaal"],
        [D(2026, 3, 12), "SEH-arts", "U", 3.5, None],
        ["Crisisteam tafeltop"],
        [D(2026, 9, 22), "Crisiscoördinator", "V", "half uur", None],
        [D(2026, 9, 24), "Crisiscoördinator", "U", "3½ uur", None],
        [D(2026, 9, 25), "Crisiscoördinator", "E", 0, "geen evaluatie gehouden"],
    ], title="Blad1")
    save(book, "kopjes.xlsx")


def from_until():
    """From and until as times of day, without a column for the time itself; kilometres and public transport."""
    book, page = sheet([
        ["Ketenpartner:", "Ziekenhuis De Vecht", None, "Jaar:", 2026],
        [],
        ["Activiteit", "Rol/functie", "Fase", "Datum", "Van", "Tot", "Km", "OV in euro"],
        ["DV-26-03", "Crisiscoördinator", "Uitvoering", D(2026, 9, 24), datetime.time(8, 30), datetime.time(12, 0), None, "€ 11,20"],
        ["DV-26-03", "Waarnemer", "Uitvoering", D(2026, 9, 24), "9.00", "12.30 uur", 17, "5,60"],
        ["DV-26-03", "Waarnemer", "Evaluatie", D(2026, 9, 28), "13u30", "14u15", None, None],
        ["DV-26-03", "Beveiliger", "Uitvoering", D(2026, 9, 24), "22:00", "01:00", None, None],
    ], title="Uren")
    timed(page, "E4", "F4", format="hh:mm")
    save(book, "van-tot.xlsx")


def paid_to_a_person():
    """What would be a finding: a person is paid, an invoice of an employee, taking part."""
    book, page = sheet([
        ["Partner", "Ziekenhuis De Vecht"],
        [],
        ["Projectnr.", "Functie", "Volgnr.", "Aandeel", "Betaling aan", "Factuur medewerker", "Datum", "Fase", "Uren"],
        ["DV-26-01", "Verpleegkundige", 1, "Trainer", "Instelling", "nee", D(2026, 3, 12), "Uitvoering", 4],
        ["DV-26-01", "Verpleegkundige", 2, "Trainer", "Medewerker", "ja", D(2026, 3, 12), "Uitvoering", 4],
        ["DV-26-01", "Verpleegkundige", 3, "Deelnemer", "Instelling", "nee", D(2026, 3, 12), "Uitvoering", 4],
        ["DV-26-01", "Verpleegkundige", 4, "Toeschouwer", "Stichting", "misschien", D(2026, 3, 12), "Uitvoering", 4],
    ], title="Uren")
    save(book, "betaling.xlsx")


def doubts():
    """One doubt a row."""
    rows = [
        ["DV-26-01", "Arts", D(2026, 3, 2), "Voorbereiding", "1.250", None, None],
        ["DV-26-01", "Arts", D(2026, 3, 3), "Voorbereiding", "2.30", None, None],
        ["DV-26-01", "Arts", D(2026, 3, 4), "Voorbereiding", -2, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 5), "Voorbereiding", "n.t.b.", None, None],
        ["DV-26-01", "Arts", D(2026, 3, 6), "Voorbereiding", "#REF!", None, None],
        ["DV-26-01", "Arts", D(2026, 3, 7), "Voorbereiding", 26, None, None],
        ["DV-26-01", "Arts", D(2025, 12, 18), "Voorbereiding", 2, None, None],
        ["DV-26-01", "Arts", "31-02-2026", "Voorbereiding", 2, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 12), "Nazorg", 2, None, None],
        ["DV-26-01", "Arts", None, "Uitvoering", 2, None, None],
        ["DV-26-01", "Arts", "maart 2026", "Uitvoering", 2, None, None],
        ["Training triage", "Arts", D(2026, 3, 13), "Uitvoering", 2, None, None],
        ["MCI-oefening", "Arts", D(2026, 10, 8), "Uitvoering", 2, None, None],
        ["DV-26-99", "Arts", D(2026, 3, 14), "Uitvoering", 2, None, None],
        ["GKR-26-01", "Arts", D(2026, 4, 14), "Uitvoering", 2, None, None],
        ["DV-26-01", None, D(2026, 3, 15), "Uitvoering", 2, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 16), None, 2, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 17), "Uitvoering", 0.33, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 18), "Uitvoering", 2, "1.250", None],
        ["DV-26-01", "Arts", D(2026, 3, 19), "Uitvoering", 2, -5, "n.t.b."],
        ["DV-26-01", "Arts", D(2026, 3, 20), "Uitvoering", None, None, None],
        ["DV-26-01", "Arts", D(2026, 3, 21), "Uitvoering", 2, None, None],
        ["Totaal", None, None, None, 100, None, None],
    ]
    book, page = sheet([
        ["Instelling", "Ziekenhuis De Vecht"],
        ["Activiteit", "Functie", "Datum", "Fase", "Uren", "Km", "OV"],
        *rows,
    ], title="Uren")
    save(book, "twijfel.xlsx")


def unknown_partner():
    """An institution that the register does not have, and a year that is another one."""
    book, page = sheet([
        ["Urenverantwoording 2025"],
        ["Instelling:", "Kliniek Noorderdiep"],
        ["Activiteit", "Functie", "Datum", "Fase", "Uren"],
        ["Training triage SEH", "Arts", D(2026, 3, 12), "Uitvoering", 4],
    ], title="Uren")
    save(book, "onbekende-partner.xlsx")


def no_hours():
    """A year plan instead of hours."""
    book, page = sheet([
        ["Jaarplan 2026 Ziekenhuis De Vecht"],
        ["Activiteit", "Soort", "Datum", "Kosten"],
        ["Training triage SEH", "Training", D(2026, 3, 12), 2400],
    ], title="Plan")
    save(book, "geen-uren.xlsx")


for make in [rows_with_phase, phase_columns, two_header_rows, export_csv, old_xls, ods, sheet_per_trainer, headings,
             from_until, paid_to_a_person, doubts, unknown_partner, no_hours]:
    make()
