import pytest
from invented_papers import column, line, page

from evidence.facts.labels import Stands
from evidence.facts.ties import Relation, labels_of, read_form, values_of


def fields(text: str) -> list[str]:
    return [label.field for label in read_form(page(line(text))).labels]


def said(form, field):
    found = values_of(form, field)
    return (found[0].first.text, found[0].relation) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Date of Issue: 2024-03-12",
        "DateofIssue:2024-03-12",
        "Date of 1ssue: x",
        "DATE OF ISSUE ........: x",
        "date 0f issue : x",
        "发证日期：2024年3月12日",
        "發證日期：x",
        "Дата регистрации: 01.02.2024",
        "3. Date of issue: x",
        "Date of lssue：x",
        "Ausstellungsdatum: 1.2.2024",
        "Date d’émission : x",
        "Fecha de emisión: x",
        "Data de emissao: x",
        "発行日：x",
        "발급일: x",
    ],
)
def test_a_label_survives_what_ocr_does_to_it(text):
    assert fields(text) == ["issue_date"]


def test_two_languages_of_one_label_are_one():
    form = read_form(page(line("Applicant 申请人: Nordwind Lamps Co., Ltd.")))
    assert [label.field for label in form.labels] == ["holder"]
    assert said(form, "holder") == ("Nordwind Lamps Co., Ltd.", Relation.SAME)


def test_label_words_in_running_text_are_no_label():
    assert fields("Applicant hereby declares that the model is safe") == []
    assert fields("the results of the applicant and of the manufacturer") == []


def test_two_labels_on_one_line_share_it():
    form = read_form(page(line("Applicant : Nordwind a.s. Address : Main Road 5")))
    assert said(form, "holder") == ("Nordwind a.s.", Relation.SAME)
    assert said(form, "address") == ("Main Road 5", Relation.SAME)


def test_value_in_the_next_cell_and_on_the_lines_below_it():
    form = read_form(
        page(
            line("Applicant"),
            line("Nordwind Lamps", 200),
            line("Trading Company", 200, 114),
            line("Model", 50, 128),
            line("NW-1", 200, 128),
        )
    )
    value = values_of(form, "holder")[0]
    assert value.relation is Relation.RIGHT
    assert value.text == "Nordwind Lamps Trading Company"
    assert said(form, "model") == ("NW-1", Relation.RIGHT)


def test_value_below_its_label_stops_at_the_next_label():
    form = read_form(
        page(*column("Manufacturer", "Nordwind Lamps Co., Ltd.", "Main Road 5", "Factory", "Other Works"))
    )
    assert values_of(form, "manufacturer")[0].text == "Nordwind Lamps Co., Ltd. Main Road 5"
    assert said(form, "factory") == ("Other Works", Relation.BELOW)


def test_form_whose_labels_all_come_first_in_the_text():
    labels = column("Certificate No.:", "Issued Date:", "Applicant:")
    filled = column("NW2024001", "Jun 29, 2022", "Nordwind a.s.", x=180)
    form = read_form(page(*labels, *filled))
    assert said(form, "issue_date") == ("Jun 29, 2022", Relation.RIGHT)
    assert said(form, "holder") == ("Nordwind a.s.", Relation.RIGHT)


def test_which_labels_speak_for_a_stretch():
    form = read_form(page(line("Date of receipt: 2024-01-02"), line("Date of issue: 2024-02-03", y=114)))
    first, second = (labels_of(form, cell)[0].label.field for cell in form.stretches)
    assert (first, second) == ("received_date", "issue_date")


def test_table_header_with_values_below():
    form = read_form(
        page(line("Model", 50), line("Trade Mark", 200), line("NW-1", 50, 114), line("NORDWIND", 200, 114))
    )
    assert said(form, "model") == ("NW-1", Relation.BELOW)
    assert said(form, "brand") == ("NORDWIND", Relation.BELOW)


def test_how_a_label_stands():
    assert read_form(page(line("Product Name LAMP"))).labels[0].stands is Stands.RUN
    assert read_form(page(line("Manufacturer"))).labels[0].stands is Stands.ALONE


def test_a_label_does_not_go_on_over_its_colon():
    (label,) = read_form(page(line("Applicant: Shoreline Toys Ltd"))).labels
    assert label.cell.text == "Applicant"
    assert label.stands is Stands.COLON
