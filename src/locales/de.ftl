# Texte des Bots auf Deutsch. Jeder Schlüssel steht mit denselben Variablen auch in en.ftl und ru.ftl.

answer-as-of = Stand: { $date }
answer-sources = { $count ->
    [one] Quelle:
   *[other] Quellen:
}
button-sources = Quellen
button-none-of-these = Nichts davon
button-more = Weitere Fragen

suggest = Das habe ich nicht sicher verstanden. Meinten Sie …
none-of-these = Schade. Fragen Sie es mit anderen Worten, oder sehen Sie sich ein Thema an:
decline-empty = Darin habe ich keine Frage gefunden. Fragen Sie zum Beispiel: „Wer ist Mitglied?“
decline-out-of-scope = Das weiß ich nicht. Mein Thema ist die { $subject }; anderes beantworte ich nicht, und auch darüber weiß ich nur, was belegt ist.
decline-topics = Dazu kann ich etwas sagen:
decline-related = Vielleicht hilft das:
note-foreign-language = In dieser Sprache kann ich noch nicht antworten, deshalb auf Deutsch:
gone = Diesen Eintrag gibt es nicht mehr. Stellen Sie die Frage bitte noch einmal.

sources-of = Quellen zu: { $question }
sources-all = Meine Antworten stützen sich auf { $count } Quellen; welche zu einer Antwort gehören, steht jeweils darunter.
source-undated = ohne Datum
reliability-official = amtlich
reliability-wire = Nachrichtenagentur
reliability-encyclopedia = Nachschlagewerk
reliability-press = Presse
reliability-analysis = Analyse

topics = Über diese Themen weiß ich etwas:
topic-unknown = Dieses Thema kenne ich nicht. Zur Wahl stehen:
topic-title = { $title } ({ $page }/{ $pages })
article-unknown = Diesen Artikel kenne ich nicht. Auskunft geben kann ich über die Artikel { $numbers }, zum Beispiel mit /article 4.
timeline-year = Ereignisse im Jahr { $year }
timeline-latest = { $count ->
    [one] Das jüngste Ereignis
   *[other] Die jüngsten { $count } Ereignisse
}
timeline-none = Dazu habe ich keine Ereignisse. Meine Zeitleiste reicht von { $first } bis { $last }; fragen Sie zum Beispiel /timeline { $last }.
ask-empty = Was möchten Sie wissen? Schreiben Sie die Frage hinter den Befehl, zum Beispiel: /ask Wer ist Mitglied?
language-current = Ich antworte auf { $language }. Zur Wahl stehen: { $choices }. Mit /language auto richte ich mich nach jeder Frage.
language-set = Ich antworte ab jetzt auf { $language }.
language-auto = Ich antworte ab jetzt in der Sprache der jeweiligen Frage.
language-unknown = Diese Sprache kann ich nicht. Zur Wahl stehen: { $choices }.
about = Ich beantworte Fragen zu diesem Thema: { $subject }. Mein Wissen besteht aus { $facts ->
    [one] einem geprüften Eintrag
   *[other] { $facts } geprüften Einträgen
} aus { $sources ->
    [one] einer Quelle
   *[other] { $sources } Quellen
}, Stand: { $date }. Was ich nicht weiß, erfinde ich nicht.
help-intro = Fragen Sie mich in eigenen Worten – auf Deutsch, Englisch oder Russisch. Mein Thema: { $subject }. Tippfehler stören mich nicht.
help-examples = Beispiele: „Wer ist Mitglied?“ · „Was steht in Artikel 4?“ · danach einfach: „Und Armenien?“
command-unknown = Diesen Befehl kenne ich nicht. /help zeigt alle Befehle.
command-unknown-near = Diesen Befehl kenne ich nicht. Meinten Sie { $near }?
command-ask = eine Frage stellen
command-members = die Mitgliedstaaten
command-article = was in einem Artikel des Vertrags steht
command-timeline = Ereignisse, die jüngsten oder die eines Jahres
command-topics = worüber ich etwas weiß
command-fact = ein Eintrag zufällig ausgewählt
command-sources = die Quellen der letzten Antwort
command-language = Sprache der Antworten wählen
command-about = wer ich bin und wie viel ich weiß
command-help = diese Übersicht

console-welcome = { $subject }
console-hint = Fragen Sie auf Deutsch, Englisch oder Russisch. /help zeigt alle Befehle, eine Zahl wählt aus der Liste, Strg-D beendet.
console-no-choice = Zur Wahl steht gerade keine { $number }.
console-bye = Auf Wiedersehen.
