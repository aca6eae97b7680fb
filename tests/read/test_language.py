"""English passes, other languages are named, short texts are let through."""

from __future__ import annotations

import pytest

from onrecord.errors import LanguageError
from onrecord.read import read_text
from onrecord.read.language import detect_language

OTHERS = {
    "French": "Le dernier bac cessera de naviguer en mai, a déclaré "
    "mardi un responsable du port. Les inspecteurs ont trouvé "
    "de la rouille sur la moitié de la coque, et la "
    "mairie n’a pas les moyens d’acheter un nouveau bateau, selon la maire.",
    "German": "Die letzte Fähre wird im Mai eingestellt, sagte ein Vertreter "
    "des Hafens am Dienstag. Die Prüfer fanden Rost an "
    "der Hälfte des Rumpfes, und die Stadt kann sich "
    "nach den Worten der Bürgermeisterin kein neues Schiff leisten.",
    "Spanish": "El último transbordador dejará de navegar en mayo, dijo "
    "el martes un responsable del puerto. Los inspectores "
    "hallaron óxido en la mitad del casco, y el pueblo no "
    "puede pagar un barco nuevo, según la alcaldesa de la ciudad.",
    "Dutch": "De laatste veerboot stopt in mei met varen, zei een "
    "functionaris van de haven dinsdag. De inspecteurs vonden roest "
    "op de helft van de romp, en de stad kan volgens de burgemeester geen nieuwe boot betalen, zo bleek deze week.",
    "Russian": "Последний паром прекратит работу в мае, сообщил во "
    "вторник представитель порта. Инспекторы нашли ржавчину на "
    "половине корпуса, и город не может купить новое судно, "
    "сказала мэр. Решение примут в пятницу на заседании совета.",
    "Japanese": "最後の渡し船は五月に運航を終えると港の担当者が火曜日に述べた。"
    "検査官は船体の半分にさびを見つけた。"
    "町は新しい船を買うことが"
    "できないと市長は話している。理事会は金曜日に開かれる予定である。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_named(language: str) -> None:
    with pytest.raises(LanguageError, match=f"^wire: the story seems to be in {language}, not English; nothing was"):
        read_text(OTHERS[language], name="wire")


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Orbán, Jarosław Kaczyński, Éric Ciotti, Giorgia Meloni and "
        "Santiago Abascal met in Kraków with Herbert Kickl, "
        "Milorad Dodik, Aleksandar Vučić and Marine Le Pen, the Rzeczpospolita newspaper said.",
        "“C’est la vie,” said Jean-Luc Moreau, director of the "
        "Musée de la Marine in Port-en-Bessin. The museum closed.",
        "Nkosazana Dlamini-Zuma, Ngozi Okonjo-Iweala and Abiy Ahmed spoke "
        "to Mwai Kibaki at Addis Ababa’s Bole airport. "
        "The talks failed, officials said.",
    ],
)
def test_english_with_many_foreign_names_passes(text: str) -> None:
    assert read_text(text).language == "en"


def test_short_texts_pass() -> None:
    assert read_text("Oui, bien sûr.").language is None
    assert detect_language("12 34 --") is None
