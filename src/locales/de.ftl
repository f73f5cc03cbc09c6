# Texte des Bots auf Deutsch. Jeder Schlüssel steht mit denselben Variablen auch in en.ftl und ru.ftl.

answer-as-of = Stand: { $date }
answer-sources = { $count ->
    [one] Quelle:
   *[other] Quellen:
}
button-sources = Quellen
button-none-of-these = Nichts davon
button-more = Weitere Fragen

suggest = Ich bin nicht sicher, ob ich Sie richtig verstanden habe. Meinten Sie …
none-of-these = Schade. Fragen Sie es mit anderen Worten, oder sehen Sie sich ein Thema an:
decline-empty = Darin habe ich keine Frage gefunden. Fragen Sie zum Beispiel: „Wer ist Mitglied?“
decline-out-of-scope = Das weiß ich nicht. Ich antworte nur auf Fragen zu diesem Thema: { $subject } – und nur, was sich belegen lässt.
decline-topics = Dazu kann ich etwas sagen:
decline-related = Vielleicht hilft das:
note-foreign-language = In dieser Sprache kann ich noch nicht antworten, deshalb auf Deutsch:
note-question-cut = Davon habe ich nur die ersten { $count } Zeichen beachtet:
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
members-question = Ist { $country } Mitglied?
state-party = Teilnehmer des Vertrags
state-member = Mitglied
state-frozen = Mitglied mit eingefrorener Teilnahme
state-left = nicht dabei
state-observer = Beobachter in der Parlamentarischen Versammlung, kein Mitglied
state-never = nie Mitglied
state-since = seit { $from }
state-period = { $from } bis { $to }
state-capital = Hauptstadt: { $capital }
state-size = Bevölkerung: rund { $population } (Schätzung für { $year }); Fläche: { $area } km²
state-forces = Streitkräfte (Stand: { $year }): { $forces }
state-chair = Vorsitz: { $years }
state-base = Stützpunkt eines anderen Landes: { $name } ({ $owner }), { $place }; Vertrag bis { $until }
state-as-of = Stand: Mitgliedschaft { $membership }, Zahlen { $figures }
ask-empty = Was möchten Sie wissen? Schreiben Sie die Frage hinter den Befehl, zum Beispiel: /ask Wer ist Mitglied?
language-current = Ich antworte auf { $language }. Wählen Sie eine Sprache, oder lassen Sie mich der Sprache jeder Frage folgen:
language-set = Ich antworte ab jetzt auf { $language }.
language-auto = Ich antworte ab jetzt in der Sprache der jeweiligen Frage.
language-unknown = Diese Sprache kann ich nicht. Zur Wahl stehen:
about = Ich beantworte Fragen zu diesem Thema: { $subject }. Mein Wissen besteht aus { $facts ->
    [one] einem geprüften Eintrag
   *[other] { $facts } geprüften Einträgen
} aus { $sources ->
    [one] einer Quelle
   *[other] { $sources } Quellen
}, Stand: { $date }. Was ich nicht weiß, erfinde ich nicht.
help-intro = Fragen Sie mich in eigenen Worten – auf Deutsch, Englisch oder Russisch. Mein Thema: { $subject }. Tippfehler stören mich nicht.
help-description = – { $description }
help-examples = Beispiele: „Wer ist Mitglied?“ · „Was steht in Artikel 4?“ · danach einfach: „Und Armenien?“
command-unknown = Diesen Befehl kenne ich nicht. /help zeigt alle Befehle.
command-unknown-near = Diesen Befehl kenne ich nicht. Meinten Sie { $near }?
command-ask = eine Frage stellen
command-members = die Mitgliedstaaten
command-article = was in einem Artikel des Vertrags steht
command-timeline = Ereignisse, die jüngsten oder die eines Jahres
command-topics = worüber ich etwas weiß
command-fact = ein zufällig ausgewählter Eintrag
command-sources = die Quellen der letzten Antwort
command-language = Sprache der Antworten wählen
command-about = wer ich bin und wie viel ich weiß
command-help = diese Übersicht
command-start = Begrüßung mit Beispielen
command-privacy = was gespeichert wird und wie lange
command-mydata = alles ansehen, was zu Ihnen gespeichert ist
command-forgetme = alles löschen, was zu Ihnen gespeichert ist
command-settings = Einstellungen dieser Gruppe oder dieses Servers
option-ask-question = die Frage, in eigenen Worten
option-ask-private = nur für Sie sichtbar antworten
option-members-country = ein Land auf einen Blick
option-article-number = Nummer des Artikels
option-timeline-year = ein Jahr
option-topics-topic = ein Thema
option-language-language = eine Sprache oder „auto“

welcome = Guten Tag! Ich beantworte Fragen zu diesem Thema: { $subject } – kurz, mit Quelle und Stand. Was ich nicht weiß, erfinde ich nicht.
welcome-examples = Fragen Sie in eigenen Worten, oder beginnen Sie mit einer dieser Fragen:
button-language-auto = wie die Frage
thanks-good = Danke!
thanks-bad = Danke. Die Redaktion sieht sich diese Antwort an.
limit-person = Das waren viele Fragen auf einmal. { $seconds ->
    [one] In einer Sekunde
   *[other] In { $seconds } Sekunden
} antworte ich Ihnen wieder.
limit-chat = Hier kommen gerade sehr viele Fragen an. { $seconds ->
    [one] In einer Sekunde
   *[other] In { $seconds } Sekunden
} geht es weiter.
apology = Da ist bei mir etwas schiefgegangen, das tut mir leid. Versuchen Sie es bitte noch einmal. Hilft das nicht, nennen Sie dem Betreiber diese Nummer: { $reference }
private-only = Das zeige ich nur Ihnen allein. Schicken Sie mir den Befehl bitte in einem privaten Chat.
managers-only = Das können hier nur Administratoren ändern.
not-yours = Das kann nur entscheiden, wer den Befehl gegeben hat.

privacy-intro = Was ich speichere:
privacy-language = Ihre Sprachwahl (/language), zusammen mit Ihrer Kennung, bis Sie sie löschen.
privacy-quiz = Aus Quizspielen: Ihren angezeigten Namen, Ihre Antworten und Punkte, zusammen mit Ihrer Kennung, bis Sie sie löschen.
privacy-practice = Aus Übungen: wann Sie welche Frage beantwortet haben und wann sie wieder fällig ist, zusammen mit Ihrer Kennung, bis Sie es löschen.
privacy-chats = Die Einstellungen von Gruppen und Servern. Werde ich dort entfernt, lösche ich sie, spätestens nach 30 Tagen.
privacy-questions = Fragen, die ich nicht beantworten konnte, und Bewertungen von Antworten: ohne Angaben zur Person und höchstens 90 Tage lang. Daran sieht die Redaktion, was fehlt.
privacy-recent = Ihre letzte Frage behalte ich zehn Minuten lang im Arbeitsspeicher, um Nachfragen zu verstehen. Andere Nachrichten speichere ich nicht.
privacy-rights = /mydata zeigt Ihnen alles, was zu Ihnen gespeichert ist, /forgetme löscht es.
mydata-file = Diese Datei enthält alles, was zu Ihnen gespeichert ist.
mydata-nothing = Zu Ihnen ist nichts gespeichert.
forget-ask = Soll ich alles löschen, was zu Ihnen gespeichert ist? Das lässt sich nicht rückgängig machen.
button-forget = Ja, alles löschen
button-keep = Nein, behalten
forget-done = Alles, was zu Ihnen gespeichert war, ist gelöscht.
forget-kept = Gut, alles bleibt, wie es ist.

command-practice = üben, was Sie falsch hatten, und neue Fragen
practice-due = { $count ->
    [one] Übung · eine Frage zum Wiederholen
   *[other] Übung · { $count } Fragen zum Wiederholen
}
practice-new = Übung · eine neue Frage
practice-right = ✅ Richtig: { $answer }
practice-wrong = ❌ Nicht „{ $chosen }“. Richtig ist: { $answer }
practice-again = Diese Frage kommt { $when } wieder.
practice-later = Sie können vorerst alle meine Fragen. Die nächste ist { $when } fällig.
practice-none = Ich habe keine Fragen zum Üben.
button-practice-next = Nächste Frage
button-more-about = Mehr dazu
button-report = Frage melden
question-reported = Danke. Die Redaktion sieht sich diese Frage an.

settings = Einstellungen für alle hier
settings-language = Sprache der öffentlichen Antworten: { $language }
settings-language-auto = wie die jeweilige Frage
settings-quizzes = Quizspiele: { $allowed ->
    [yes] erlaubt
   *[no] nicht erlaubt
}
button-quizzes-allow = Quizspiele erlauben
button-quizzes-forbid = Quizspiele verbieten
settings-saved = Gespeichert.
settings-only-groups = Einstellungen gibt es in Gruppen und auf Servern. Ihre eigene Sprache wählen Sie mit /language.

console-welcome = { $subject }
console-hint = Fragen Sie auf Deutsch, Englisch oder Russisch. /help zeigt alle Befehle, eine Zahl wählt aus der Liste, Strg-D beendet.
console-no-choice = Zur Wahl steht gerade keine { $number }.
console-bye = Auf Wiedersehen.

bot-name = ovks-bot
bot-description = Ich beantworte Fragen zur { $subject } auf Deutsch, Englisch und Russisch: kurz, mit Quelle und Stand. Tippfehler stören nicht. Was ich nicht weiß, erfinde ich nicht.
bot-short-description = Kurze Antworten mit Quellen: { $subject }
discord-no-permission = In diesem Kanal darf ich nicht schreiben. Wer den Server verwaltet, kann mir dort die Rechte „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“ geben; /ask funktioniert auf jeden Fall.
