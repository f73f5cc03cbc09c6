# Тексты бота на русском языке. Каждый ключ есть и в de.ftl, и в en.ftl, с теми же переменными.

answer-as-of = По состоянию на: { $date }
answer-sources = { $count ->
    [1] Источник:
   *[other] Источники:
}
button-sources = Источники
button-none-of-these = Ничего из этого
button-more = Другие вопросы

suggest = Я не уверен, что понял вопрос. Возможно, вы имели в виду…
none-of-these = Жаль. Спросите другими словами или выберите тему:
decline-empty = Я не нашёл здесь вопроса. Спросите, например: «Кто входит в организацию?»
decline-out-of-scope = Этого я не знаю. Моя тема — { $subject }; на другое я не отвечаю, а о ней говорю только то, что подтверждено источниками.
decline-topics = Могу рассказать вот о чём:
decline-related = Возможно, поможет это:
note-foreign-language = На этом языке я пока не отвечаю, поэтому отвечу по-русски:
gone = Этой записи больше нет. Задайте, пожалуйста, вопрос ещё раз.

sources-of = Источники к вопросу: { $question }
sources-all = { $count ->
    [one] Мои ответы опираются на { $count } источник
    [few] Мои ответы опираются на { $count } источника
   *[other] Мои ответы опираются на { $count } источников
}; источники каждого ответа указаны под ним.
source-undated = без даты
reliability-official = официальный источник
reliability-wire = информационное агентство
reliability-encyclopedia = справочное издание
reliability-press = пресса
reliability-analysis = аналитика

topics = Я кое-что знаю на такие темы:
topic-unknown = Такой темы у меня нет. Можно выбрать:
topic-title = { $title } ({ $page }/{ $pages })
article-unknown = Такой статьи я не знаю. Могу рассказать о статьях { $numbers }, например командой /article 4.
timeline-year = События { $year } года
timeline-latest = { $count ->
    [one] Последнее { $count } событие
    [few] Последние { $count } события
   *[other] Последние { $count } событий
}
timeline-none = Таких событий у меня нет. Хронология охватывает годы с { $first } по { $last }; попробуйте /timeline { $last }.
ask-empty = Что вы хотите узнать? Напишите вопрос после команды, например: /ask Кто входит в организацию?
language-current = Язык ответов: { $language }. Можно выбрать: { $choices }. С командой /language auto я отвечаю на языке вопроса.
language-set = Теперь язык ответов — { $language }.
language-auto = Теперь я отвечаю на языке вопроса.
language-unknown = Этого языка я не знаю. Можно выбрать: { $choices }.
about = Я отвечаю на вопросы на одну тему: { $subject }. В моей базе { $facts ->
    [one] { $facts } проверенная запись
    [few] { $facts } проверенные записи
   *[other] { $facts } проверенных записей
} из { $sources ->
    [one] { $sources } источника
   *[other] { $sources } источников
}, по состоянию на: { $date }. Чего не знаю, того не выдумываю.
help-intro = Спрашивайте своими словами — по-немецки, по-английски или по-русски. Моя тема: { $subject }. Опечатки не мешают.
help-examples = Примеры: «Кто входит в организацию?» · «Что говорит статья 4?» · а потом просто: «А Армения?»
command-unknown = Такой команды я не знаю. Все команды покажет /help.
command-unknown-near = Такой команды я не знаю. Возможно, вы имели в виду { $near }?
command-ask = задать вопрос
command-members = государства-члены
command-article = о чём говорит статья договора
command-timeline = события: последние или за один год
command-topics = о чём я могу рассказать
command-fact = случайная запись
command-sources = источники последнего ответа
command-language = выбрать язык ответов
command-about = кто я и сколько знаю
command-help = этот список

console-welcome = { $subject }
console-hint = Спрашивайте по-русски, по-немецки или по-английски. /help покажет команды, число выбирает из списка, Ctrl-D завершает работу.
console-no-choice = Варианта { $number } сейчас нет.
console-bye = До свидания.
