<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="gu_IN" sourcelanguage="en">
<context>
    <name>ChatsPage</name>
    <message>
        <source>Choose a conversation, or start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody to talk to yet? Find people by their name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationListPane</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your conversations will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>a conversation read aloud: title, last words, time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Hide the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Vatochito</source>
        <comment>the window&apos;s title with a conversation open</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a notice</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBubble</name>
    <message>
        <source>edited %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>a message read aloud: sender, words, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent. Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewChatSheet</name>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Find people by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>online</source>
        <translation>ઑનલાઇન</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <comment>user name, server</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent yet and will be lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This computer forgets your messages. They stay on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Create an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Vatochito</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password, once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here? Create an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1 · Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ગુજરાતી</source>
        <comment>the other language&apos;s name, in that language</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vatochito::ConnectionController</name>
    <message>
        <source>You are offline. Messages will go out when the network is back.</source>
        <translation>તમે ઑફલાઇન છો. નેટવર્ક પાછું આવશે એટલે સંદેશા મોકલાશે.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>જોડાઈ રહ્યું છે…</translation>
    </message>
    <message>
        <source>Fetching what is new…</source>
        <translation>નવા સંદેશા લાવી રહ્યા છીએ…</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s (%2 of %3)</source>
        <extracomment>%1: seconds, %2: the attempt, %3: how many attempts there are</extracomment>
        <translation>%1 સેકંડમાં ફરી જોડાશે (%3માંથી પ્રયત્ન %2)</translation>
    </message>
    <message>
        <source>%1 Messages will go out when it is back.</source>
        <extracomment>%1: a sentence that says why</extracomment>
        <translation>%1 સર્વર પાછું આવશે એટલે સંદેશા મોકલાશે.</translation>
    </message>
</context>
<context>
    <name>vatochito::ConversationWords</name>
    <message>
        <source>Unnamed group</source>
        <translation>નામ વગરનું ગ્રૂપ</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>અજાણ્યા</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>તમે: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>In the list of conversations: a group&apos;s last message. %1: who wrote it. %2: the message.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>આ સંદેશો કાઢી નખાયો છે</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>ફોટો</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>વીડિયો</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>ઑડિયો</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ફાઇલ</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>લખી રહ્યા છે…</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 લખી રહ્યા છે…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n જણ લખી રહ્યા છે…</numerusform>
            <numerusform>%n જણ લખી રહ્યા છે…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n સભ્ય</numerusform>
            <numerusform>%n સભ્યો</numerusform>
        </translation>
    </message>
    <message>
        <source>online</source>
        <translation>ઑનલાઇન</translation>
    </message>
</context>
<context>
    <name>vatochito::MessageListModel</name>
    <message>
        <source>This message was deleted</source>
        <translation>આ સંદેશો કાઢી નખાયો છે</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>અજાણ્યા</translation>
    </message>
</context>
<context>
    <name>vatochito::Moments</name>
    <message>
        <source>Today</source>
        <translation>આજે</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>ગઈકાલે</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>A day of this year; the letters are those of QLocale::toString()</extracomment>
        <translation>dddd, d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day of another year; the letters are those of QLocale::toString()</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>last seen today at %1</source>
        <translation>છેલ્લે આજે %1 વાગ્યે ઑનલાઇન</translation>
    </message>
    <message>
        <source>last seen yesterday at %1</source>
        <translation>છેલ્લે ગઈકાલે %1 વાગ્યે ઑનલાઇન</translation>
    </message>
    <message>
        <source>last seen on %1</source>
        <translation>છેલ્લે %1ના રોજ ઑનલાઇન</translation>
    </message>
</context>
<context>
    <name>vatochito::PeopleSearchModel</name>
    <message numerus="yes">
        <source>Type at least %n letters of a name.</source>
        <translation>
            <numerusform>નામનો ઓછામાં ઓછો %n અક્ષર લખો.</numerusform>
            <numerusform>નામના ઓછામાં ઓછા %n અક્ષર લખો.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are offline. These are people you already know.</source>
        <translation>તમે ઑફલાઇન છો. આ તમારા પરિચિત લોકો છે.</translation>
    </message>
    <message>
        <source>Nobody by that name.</source>
        <translation>આ નામની કોઈ વ્યક્તિ મળી નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::Sentences</name>
    <message>
        <source>You are offline. Please check your network.</source>
        <translation>તમે ઑફલાઇન છો. તમારું નેટવર્ક તપાસો.</translation>
    </message>
    <message>
        <source>The server is not running at this address.</source>
        <translation>આ સરનામે સર્વર ચાલુ નથી.</translation>
    </message>
    <message>
        <source>The server is taking too long to answer.</source>
        <translation>સર્વર જવાબ આપવામાં બહુ વાર લગાડે છે.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid for this address.</source>
        <translation>સર્વરનું પ્રમાણપત્ર આ સરનામા માટે માન્ય નથી.</translation>
    </message>
    <message>
        <source>This address does not belong to a Vatochito server.</source>
        <translation>આ સરનામું વાતોચીતોના સર્વરનું નથી.</translation>
    </message>
    <message>
        <source>The server has a problem. Please try again in a while.</source>
        <translation>સર્વરમાં કંઈક તકલીફ છે. થોડી વાર પછી ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Too many attempts. Please wait a minute and try again.</source>
        <translation>ઘણા બધા પ્રયત્નો થયા. એક મિનિટ રાહ જોઈને ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>તમે સાઇન આઉટ થઈ ગયા છો. ફરી સાઇન ઇન કરો.</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>તમને આ કરવાની પરવાનગી નથી.</translation>
    </message>
    <message>
        <source>This does not exist any more.</source>
        <translation>આ હવે નથી રહ્યું.</translation>
    </message>
    <message>
        <source>The server did not accept this.</source>
        <translation>સર્વરે આ સ્વીકાર્યું નહીં.</translation>
    </message>
    <message>
        <source>This is too large to send.</source>
        <translation>આ મોકલવા માટે બહુ મોટું છે.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>સર્વરનો જવાબ સમજી શકાયો નહીં.</translation>
    </message>
    <message>
        <source>This is not a server address. Example: https://chat.example.org</source>
        <translation>આ સર્વરનું સરનામું નથી. ઉદાહરણ: https://chat.example.org</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is not available.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી ઉપલબ્ધ નથી.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is locked.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી બંધ છે.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store did not answer as expected.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરીએ અપેક્ષા મુજબ જવાબ ન આપ્યો.</translation>
    </message>
    <message>
        <source>The messages on this computer could not be read.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા વાંચી શકાયા નહીં.</translation>
    </message>
    <message>
        <source>The disk is full. Please free some space.</source>
        <translation>ડિસ્ક ભરાઈ ગઈ છે. થોડી જગ્યા ખાલી કરો.</translation>
    </message>
    <message>
        <source>The messages on this computer were saved by a newer version of Vatochito.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા વાતોચીતોની વધુ નવી આવૃત્તિએ સાચવ્યા છે.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>આ રદ કરાયું.</translation>
    </message>
    <message>
        <source>This user name is taken.</source>
        <translation>આ યુઝરનેમ કોઈએ લઈ લીધું છે.</translation>
    </message>
    <message>
        <source>Please use at least 8 characters.</source>
        <translation>ઓછામાં ઓછા 8 અક્ષર વાપરો.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>બંને પાસવર્ડ સરખા નથી.</translation>
    </message>
    <message>
        <source>The user name or password is wrong.</source>
        <translation>યુઝરનેમ અથવા પાસવર્ડ ખોટો છે.</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>આ ભરો.</translation>
    </message>
    <message>
        <source>This person does not exist.</source>
        <translation>આ વ્યક્તિ અસ્તિત્વમાં નથી.</translation>
    </message>
</context>
</TS>
