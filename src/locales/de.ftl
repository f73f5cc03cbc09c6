# Texte des Bots auf Deutsch. Jeder Schlüssel steht mit denselben Variablen auch in en.ftl und ru.ftl.

answer-as-of = Stand: { $date }
answer-sources = { $count ->
    [one] Quelle:
   *[other] Quellen:
}
button-sources = Quellen
button-none-of-these = Nichts davon
button-more = Weitere Fragen
button-earlier = Früher
button-later = Später

suggest = Ich bin nicht sicher, ob ich Sie richtig verstanden habe. Meinten Sie …
none-of-these = Schade. Fragen Sie es mit anderen Worten, oder sehen Sie sich ein Thema an:
decline-empty = Darin habe ich keine Frage gefunden. Fragen Sie zum Beispiel: „Wer ist Mitglied?“
decline-out-of-scope = Das weiß ich nicht. Ich antworte nur auf Fragen zu diesem Thema: { $subject } – und nur, was sich belegen lässt.
decline-topics = Dazu kann ich etwas sagen:
decline-related = Vielleicht hilft das:
note-foreign-language = In dieser Sprache kann ich noch nicht antworten, deshalb auf Deutsch:
note-question-cut = Davon habe ich nur die ersten { $count } Zeichen beachtet:
note-maybe-missing = Eine weitere Antwort ist womöglich nicht angekommen. Fehlt sie hier, fragen Sie bitte noch einmal.
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
timeline-title = { $subject }: Zeitleiste
timeline-page = Seite { $page } von { $pages }
timeline-none = Dazu habe ich keine Ereignisse. Meine Zeitleiste reicht von { $first } bis { $last }; fragen Sie zum Beispiel /timeline { $last }.
map-title = { $subject } auf der Karte
map-party = Vertragsstaaten
map-member = Mitglieder
map-frozen = Mitglied, Teilnahme eingefroren
map-former = Nicht mehr dabei
map-observer = Beobachter in der Parlamentarischen Versammlung
map-disputed = Umstrittene Gebiete
map-documented = zuletzt belegt: { $date }
map-borders = Heutige Grenzen nach Natural Earth; zu umstrittenen Gebieten wie der Krim, Abchasien, Südossetien, Bergkarabach oder dem Kosovo nimmt die Karte keine Stellung.
map-none = Für diese Angabe habe ich keine Karte. Es gibt sie für die Jahre { $first } bis { $last }, zum Beispiel /map { $first }; ohne Jahr zeigt /map den letzten belegten Stand.
members-question = Ist { $country } Mitglied?
state-party = Teilnehmer des Vertrags
state-member = Mitglied
state-frozen = Mitglied mit eingefrorener Teilnahme
state-left = nicht dabei
state-observer = Beobachter in der Parlamentarischen Versammlung, kein Mitglied
state-never = nie Mitglied
state-since = seit { $from }
state-period = { $from } bis { $to }
state-capital = Hauptstadt
state-population = Bevölkerung
state-estimate = rund { $value } (Schätzung für { $year })
state-area = Fläche
square-kilometres = km²
state-forces = Streitkräfte
state-in-year = { $value } (Stand: { $year })
state-chair = Vorsitz
state-base = Stützpunkt eines anderen Landes
state-base-of = { $name } ({ $owner }), { $place }; Vertrag bis { $until }
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
command-map = Mitglieder und ehemalige auf der Karte, heute oder in einem Jahr
command-timeline = Ereignisse auf einer Zeitleiste, alle oder die einiger Jahre
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
option-map-year = ein Jahr; die Karte zeigt sein Ende
option-timeline-from = erstes Jahr
option-timeline-to = letztes Jahr
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
privacy-quiz = Aus Quizspielen und Tagesfragen: Ihren angezeigten Namen, Ihre Antworten, Punkte und Serien richtiger Antworten, zusammen mit Ihrer Kennung, bis Sie sie löschen. Name und Punkte sehen auch Leute in anderen Chats, wenn sie /leaderboard überall aufrufen.
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

command-quiz = ein Quiz für alle in diesem Chat
command-quiz-start = ein Quiz in diesem Chat beginnen
command-quiz-stop = das Quiz beenden
command-quiz-skip = die Frage überspringen
command-quiz-pause = das Quiz anhalten
command-quiz-resume = das Quiz fortsetzen
option-quiz-start-questions = Zahl der Fragen, 5 bis 30; sonst 10
option-quiz-start-seconds = Sekunden für jede Frage, 10 bis 60; sonst 20
option-quiz-start-topic = nur Fragen zu einem Thema
option-quiz-start-difficulty = nur leichte, mittlere oder schwere Fragen
quiz-start = Quiz: { $questions ->
    [one] eine Frage
   *[other] { $questions } Fragen
}, je { $seconds } Sekunden
quiz-topic = Thema: { $topic }
quiz-difficulty = Schwierigkeit: { $difficulty }
quiz-rules = Alle haben die volle Zeit. Ihre erste Antwort zählt und lässt sich nicht ändern.
quiz-rules-solo = Ihre erste Antwort zählt und lässt sich nicht ändern.
quiz-rules-points = Eine richtige Antwort bringt { $least } bis { $most } Punkte, je schneller, desto mehr; bei einer ★★-Frage doppelt, bei einer ★★★-Frage dreimal so viele. Ab { $streak } richtigen Antworten in Folge gibt es für jede { $bonus } Punkte dazu.
quiz-language = Sprache der Fragen: { $language } (ändern mit { $command })
quiz-soon = Gleich kommt die erste Frage …
quiz-question = Frage { $number } von { $all }
quiz-seconds = { $seconds } s
quiz-were-right = Richtig:
quiz-right = Richtig, in { $seconds } s.
quiz-wrong = Das war nicht richtig.
quiz-nobody-right = Niemand hatte es richtig.
quiz-nobody-answered = Niemand hat geantwortet.
quiz-skipped = Übersprungen; für diese Frage gibt es keine Punkte.
quiz-others = { $count ->
    [one] und eine weitere Person
   *[other] und { $count } weitere
}
quiz-final = Endstand
quiz-podium = Quiz: { $subject }
picture-unnamed = (siehe Text)
quiz-standings = Zwischenstand
quiz-points = { $points ->
    [one] ein Punkt
   *[other] { $points } Punkte
}
quiz-gained = { quiz-points }, { $right } richtig
quiz-no-points = Niemand hat Punkte.
quiz-ending-finished = Das Quiz ist zu Ende.
quiz-ending-stopped = Das Quiz wurde beendet.
quiz-ending-unanswered = Drei Fragen in Folge blieben ohne Antwort; ich beende das Quiz.
quiz-ending-paused-too-long = Das Quiz hat zu lange geruht; ich beende es.
quiz-ending-broken = Durch einen Fehler bei mir kann dieses Quiz leider nicht weitergehen. Was Sie bis hierher erreicht haben, zählt.
quiz-ending-gone = Das Quiz ist zu Ende.
quiz-rank = Sie sind auf Platz { $rank } von { $all }: { $gained }.
quiz-rank-none = Sie haben in diesem Quiz noch keine Punkte.
quiz-answered = Ihre Antwort: { $answer }
quiz-already-answered = Ihre erste Antwort zählt: { $answer }
quiz-too-late = Zu spät: Diese Frage ist vorbei.
quiz-is-paused = Das Quiz ruht; antworten Sie, wenn es weitergeht.
quiz-paused = Das Quiz ruht. Weiter geht es mit dem Knopf oder mit /quiz resume.
quiz-resumed = Das Quiz geht weiter.
quiz-none = Hier läuft kein Quiz. /quiz start beginnt eines.
quiz-running = Hier läuft schon ein Quiz (Frage { $number } von { $all }). /quiz stop beendet es.
quiz-forbidden = Quizspiele sind hier abgeschaltet. Wer den Chat verwaltet, kann sie mit /settings erlauben.
quiz-questions-range = Ein Quiz hat { $least } bis { $most } Fragen, zum Beispiel /quiz start { $least }.
quiz-seconds-range = Für jede Frage sind { $least } bis { $most } Sekunden möglich, zum Beispiel /quiz start 10 { $most }s.
quiz-topic-unknown = Dieses Thema kenne ich nicht. /topics nennt alle; ohne Thema frage ich nach allem.
quiz-no-questions = Solche Fragen habe ich nicht. Versuchen Sie es mit einer anderen Schwierigkeit oder einem anderen Thema.
quiz-not-allowed = Das kann nur, wer das Quiz begonnen hat oder den Chat verwaltet, oder mehr als die Hälfte derer, die zuletzt geantwortet haben.
quiz-vote = { $control ->
    [stop] Das Quiz beenden?
    [skip] Die Frage überspringen?
    [pause] Das Quiz anhalten?
   *[resume] Das Quiz fortsetzen?
} Dafür: { $votes } von { $needed } nötigen Stimmen; andere schließen sich mit /quiz { $control } an.
quiz-pointless = { $control ->
    [skip] Es ist keine Frage offen, die sich überspringen ließe.
    [pause] Das Quiz ruht schon oder ist vorbei.
    [resume] Das Quiz ruht nicht.
   *[stop] Das Quiz ist schon vorbei.
}
button-quiz-stop = Quiz beenden
button-quiz-resume = Weiter
button-quiz-rank = Mein Platz

command-quiz-daily = jeden Tag eine Frage: 18:00, Zeitzone, Wochentage; oder „aus“
option-quiz-daily-time = wann, zum Beispiel 18:00; „aus“ beendet sie
option-quiz-daily-zone = Zeitzone, zum Beispiel Europe/Berlin
option-quiz-daily-weekdays = Tage, zum Beispiel mo-fr; sonst jeden Tag
daily-set = Tagesfrage: { $days }, die nächste am { $when } ({ $zone }).
daily-every-day = jeden Tag
daily-rules = Bei allen zählt die erste Antwort; die Auflösung kommt am nächsten Tag. Eine richtige Antwort bringt 100 Punkte je ★. /quiz daily mit Uhrzeit, Zeitzone und Tagen ändert das, /quiz daily aus beendet es.
daily-none = Hier gibt es keine Tagesfrage. Wer die Gruppe verwaltet, richtet sie so ein: /quiz daily 18:00 Europe/Berlin mo-fr
daily-off = Hier kommt keine Tagesfrage mehr.
daily-wrong-time = Die Uhrzeit „{ $typed }“ verstehe ich nicht. Schreiben Sie zum Beispiel: /quiz daily 18:00
daily-wrong-zone = Die Zeitzone „{ $typed }“ kenne ich nicht. Beispiele: Europe/Berlin, Asia/Almaty, UTC
daily-wrong-weekdays = Die Tage „{ $typed }“ verstehe ich nicht. Beispiele: mo-fr · sa,so · werktags
daily-question = Tagesfrage
daily-result = Die letzte Tagesfrage:
daily-share = Richtige Antworten: { $right } von { $all }.
daily-streaks = 🔥 Richtig in Folge:
daily-answered = Ihre Antwort: { $answer }. Die Auflösung kommt am nächsten Tag.
daily-stopped = Seit sieben Tagen hat niemand auf eine Tagesfrage geantwortet, deshalb stelle ich keine mehr. Mit /quiz daily 18:00 geht es wieder los.

command-leaderboard = wer die meisten Punkte hat
option-leaderboard-period = seit wann: heute, 7 Tage, 30 Tage oder gesamt
option-leaderboard-scope = Punkte dieser Gruppe oder von überall
leaderboard-title = { $period ->
    [today] Punkte von heute
    [week] Punkte der letzten 7 Tage
    [month] Punkte der letzten 30 Tage
   *[all] Punkte insgesamt
} { $scope ->
    [group] in dieser Gruppe
   *[everywhere] in allen Chats
}
leaderboard-empty = Noch hat niemand Punkte. Mit /quiz start beginnt ein Quiz.
leaderboard-own = Sie sind auf Platz { $rank } von { $all }: { $gained }.
leaderboard-own-none = Sie haben hier noch keine Punkte.
leaderboard-unknown = „{ $typed }“ verstehe ich nicht. Beispiele: /rangliste heute · /rangliste 7 Tage überall

command-answer = Ihre Antwort in einem Quiz, in dem getippt wird
option-answer-answer = die Antwort, in einer meiner Sprachen
option-quiz-start-mode = antworten mit Knöpfen, durch Tippen oder in Umfragen
quiz-rules-typed = Die Antwort wird getippt: als Antwort auf die Frage oder mit /answer. Jede meiner Sprachen gilt, kleine Tippfehler sind erlaubt.
quiz-no-polls = Auf dieser Plattform gibt es keine Quizumfragen; geantwortet wird deshalb mit Knöpfen.
quiz-type-hint = Antworten Sie auf diese Nachricht oder mit /answer.
quiz-typed = Ihre Antwort ist notiert. Die Auflösung kommt, wenn die Zeit um ist.
quiz-already-typed = Sie haben schon geantwortet; die erste Antwort zählt.
quiz-close = Knapp daneben! Versuchen Sie es noch einmal.
quiz-not-typed = In diesem Quiz wird nicht getippt; antworten Sie mit den Knöpfen oder in der Umfrage.
quiz-type-label = Ihre Antwort
button-quiz-type = Antwort tippen

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
