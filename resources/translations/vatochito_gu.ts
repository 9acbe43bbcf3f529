<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="gu_IN" sourcelanguage="en">
<context>
    <name>ChatsPage</name>
    <message>
        <source>Choose a conversation, or start a new one.</source>
        <translation>કોઈ વાતચીત પસંદ કરો, અથવા નવી શરૂ કરો.</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>નવી વાતચીત</translation>
    </message>
    <message>
        <source>Width of the list</source>
        <translation>યાદીની પહોળાઈ</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>સંદેશો</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>મોકલો</translation>
    </message>
</context>
<context>
    <name>ComposerNote</name>
    <message>
        <source>Leave it</source>
        <translation>છોડી દો</translation>
    </message>
</context>
<context>
    <name>ConnectionPane</name>
    <message>
        <source>How the connection was</source>
        <translation>કનેક્શન કેવું રહ્યું</translation>
    </message>
    <message>
        <source>You are connected.</source>
        <translation>તમે જોડાયેલા છો.</translation>
    </message>
    <message>
        <source>Socket</source>
        <comment>technical</comment>
        <translation>સૉકેટ</translation>
    </message>
    <message>
        <source>Attempt</source>
        <comment>to connect</comment>
        <translation>પ્રયત્ન</translation>
    </message>
    <message>
        <source>Next try</source>
        <comment>to connect</comment>
        <translation>હવે પછીનો પ્રયત્ન</translation>
    </message>
    <message>
        <source>Server</source>
        <comment>its address</comment>
        <translation>સર્વર</translation>
    </message>
    <message>
        <source>Protocol level</source>
        <translation>પ્રોટોકૉલ સ્તર</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>એક ક્ષણ…</translation>
    </message>
    <message>
        <source>Nothing has been written down yet. What happens from now on is kept for 30 days.</source>
        <translation>હજી કંઈ નોંધાયું નથી. હવેથી જે થશે તે 30 દિવસ સચવાશે.</translation>
    </message>
</context>
<context>
    <name>ConversationListPane</name>
    <message>
        <source>Menu</source>
        <translation>મેનૂ</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>શોધો</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>નવી વાતચીત</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>વાતચીતો</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>લોકોને શોધો</translation>
    </message>
    <message>
        <source>Start a chat</source>
        <translation>વાતચીત શરૂ કરો</translation>
    </message>
    <message>
        <source>No conversation is called that.</source>
        <translation>આ નામની કોઈ વાતચીત નથી.</translation>
    </message>
    <message>
        <source>Your conversations will stand here.</source>
        <translation>તમારી વાતચીતો અહીં દેખાશે.</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>નવું ગ્રૂપ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>સેટિંગ્સ</translation>
    </message>
    <message>
        <source>You are offline. Your conversations will come when the network is back.</source>
        <translation>તમે ઑફલાઇન છો. નેટવર્ક પાછું આવશે એટલે તમારી વાતચીતો આવશે.</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Back</source>
        <translation>પાછા</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ન વાંચેલો સંદેશો</numerusform>
            <numerusform>%n ન વાંચેલા સંદેશા</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>a conversation read aloud: title, last words, time</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>ડ્રાફ્ટ: %1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>ડ્રાફ્ટ:</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSheet</name>
    <message>
        <source>Connection and log</source>
        <translation>કનેક્શન અને નોંધ</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>કનેક્શન</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>નોંધ</translation>
    </message>
    <message>
        <source>Report for support…</source>
        <translation>મદદ માટે અહેવાલ…</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Hide the password</source>
        <translation>પાસવર્ડ છુપાવો</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>પાસવર્ડ બતાવો</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Everything</source>
        <comment>of the log</comment>
        <translation>બધું</translation>
    </message>
    <message>
        <source>The usual</source>
        <comment>of the log</comment>
        <translation>સામાન્ય</translation>
    </message>
    <message>
        <source>Warnings</source>
        <comment>of the log</comment>
        <translation>ચેતવણીઓ</translation>
    </message>
    <message>
        <source>Errors</source>
        <comment>of the log</comment>
        <translation>ભૂલો</translation>
    </message>
    <message>
        <source>Write down: %1</source>
        <comment>how much is told in the log</comment>
        <translation>નોંધવું: %1</translation>
    </message>
    <message>
        <source>How much is written down</source>
        <translation>કેટલું નોંધવું</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <comment>which lines of the log</comment>
        <translation>બતાવવું: %1</translation>
    </message>
    <message>
        <source>Which lines are shown</source>
        <translation>કઈ લીટીઓ બતાવવી</translation>
    </message>
    <message>
        <source>All parts</source>
        <comment>of the program</comment>
        <translation>બધા ભાગ</translation>
    </message>
    <message>
        <source>Which part of the program</source>
        <translation>પ્રોગ્રામનો કયો ભાગ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>નોંધ</translation>
    </message>
    <message>
        <source>There is no such line.</source>
        <translation>એવી કોઈ લીટી નથી.</translation>
    </message>
    <message>
        <source>To the newest line</source>
        <translation>સૌથી નવી લીટી પર</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Vatochito</source>
        <comment>the window&apos;s title with a conversation open</comment>
        <translation>%1 – વાતોચીતો</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a notice</comment>
        <translation>બંધ કરો</translation>
    </message>
</context>
<context>
    <name>MessageBubble</name>
    <message>
        <source>edited %1</source>
        <comment>a time of day</comment>
        <translation>સુધારેલો %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>આખું બતાવો</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>ઓછું બતાવો</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>સંદેશા</translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation>હજી કોઈ સંદેશો નથી. કેમ છો કહો!</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>ખોલો</translation>
    </message>
    <message>
        <source>This link is not what it looks like. It opens %1</source>
        <translation>આ લિંક દેખાય છે એવી નથી. તે %1 ખોલે છે.</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>આ લિંક ખોલવી છે?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>કાઢી નાખો</translation>
    </message>
    <message>
        <source>It will be deleted for everybody.</source>
        <translation>આ સંદેશો બધા માટે કાઢી નાખવામાં આવશે.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>આ સંદેશો કાઢી નાખવો છે?</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Try again</source>
        <translation>ફરી પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>લખાણ કૉપિ કરો</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>મોકલશો નહીં</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>જવાબ આપો</translation>
    </message>
    <message>
        <source>Select the text</source>
        <translation>લખાણ પસંદ કરો</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>સુધારો</translation>
    </message>
    <message>
        <source>Do not change it</source>
        <translation>સુધારો રહેવા દો</translation>
    </message>
    <message>
        <source>Do not delete it</source>
        <translation>કાઢી નાખવાનું રહેવા દો</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>કાઢી નાખો</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>a message read aloud: sender, words, time</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>What can be done with this message</source>
        <translation>આ સંદેશા માટેના વિકલ્પો</translation>
    </message>
    <message>
        <source>Not sent. Try again</source>
        <translation>મોકલાયો નહીં. ફરી પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Not changed. Try again</source>
        <translation>સુધારી શકાયો નહીં. ફરી પ્રયાસ કરો</translation>
    </message>
    <message>
        <source>Not deleted. Try again</source>
        <translation>કાઢી શકાયો નહીં. ફરી પ્રયાસ કરો</translation>
    </message>
</context>
<context>
    <name>NewChatSheet</name>
    <message>
        <source>New chat</source>
        <translation>નવી વાતચીત</translation>
    </message>
</context>
<context>
    <name>NewGroupSheet</name>
    <message>
        <source>New group</source>
        <translation>નવું ગ્રૂપ</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>ગ્રૂપનું નામ</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) chosen</source>
        <translation>
            <numerusform>%n સભ્ય પસંદ કર્યો</numerusform>
            <numerusform>%n સભ્યો પસંદ કર્યા</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the members</source>
        <translation>સભ્યો પસંદ કરો</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>બનાવો</translation>
    </message>
</context>
<context>
    <name>NewestButton</name>
    <message>
        <source>To the newest message</source>
        <translation>સૌથી નવા સંદેશા પર જાઓ</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ન વાંચેલો સંદેશો</numerusform>
            <numerusform>%n ન વાંચેલા સંદેશા</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Find people by name</source>
        <translation>નામથી લોકોને શોધો</translation>
    </message>
    <message>
        <source>People</source>
        <translation>લોકો</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>શોધી રહ્યા છીએ…</translation>
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
        <translation>રદ કરો</translation>
    </message>
</context>
<context>
    <name>ReplyQuote</name>
    <message>
        <source>Answers %1: %2</source>
        <translation>%1ને જવાબ: %2</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Report</source>
        <translation>અહેવાલ</translation>
    </message>
    <message>
        <source>This is what will be copied: no messages, no passwords, no names. Nothing is sent by itself.</source>
        <translation>આટલું જ કૉપિ થશે: સંદેશા, પાસવર્ડ કે નામ નહીં. આપમેળે કશું મોકલાતું નથી.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>કૉપિ થયું</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>અહેવાલ કૉપિ કરો</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>શોધ સાફ કરો</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>સેટિંગ્સ</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <comment>user name, server</comment>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ભાષા</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>સિસ્ટમ પ્રમાણે</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>થીમ</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>theme</comment>
        <translation>સિસ્ટમ પ્રમાણે</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>લાઇટ</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ડાર્ક</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>સાઇન આઉટ…</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>આવૃત્તિ %1</translation>
    </message>
    <message>
        <source>Connection and log…</source>
        <translation>કનેક્શન અને નોંધ…</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>બંધ કરો</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Create an account</source>
        <translation>ખાતું બનાવો</translation>
    </message>
    <message>
        <source>Welcome to Vatochito</source>
        <translation>વાતોચીતોમાં સ્વાગત છે</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>સર્વરનું સરનામું</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>યુઝરનેમ</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>તમારું નામ, જે બીજાને દેખાશે</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>પાસવર્ડ</translation>
    </message>
    <message>
        <source>Password, once more</source>
        <translation>પાસવર્ડ ફરીથી</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>એક ક્ષણ…</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>ખાતું બનાવો</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>સાઇન ઇન કરો</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>મારું ખાતું છે</translation>
    </message>
    <message>
        <source>New here? Create an account</source>
        <translation>નવા છો? ખાતું બનાવો</translation>
    </message>
    <message>
        <source>Server: %1 · Change</source>
        <translation>સર્વર: %1 · બદલો</translation>
    </message>
    <message>
        <source>ગુજરાતી</source>
        <comment>the other language&apos;s name, in that language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>gu</source>
        <comment>the other language&apos;s code</comment>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message numerus="yes">
        <source>%n message(s) were not sent yet and will be lost.</source>
        <translation>
            <numerusform>%n સંદેશો હજી મોકલાયો નથી અને જતો રહેશે.</numerusform>
            <numerusform>%n સંદેશા હજી મોકલાયા નથી અને જતા રહેશે.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent yet. They will go out when you sign in again.</source>
        <translation>
            <numerusform>%n સંદેશો હજી મોકલાયો નથી. તમે ફરી સાઇન ઇન કરશો ત્યારે તે મોકલાશે.</numerusform>
            <numerusform>%n સંદેશા હજી મોકલાયા નથી. તમે ફરી સાઇન ઇન કરશો ત્યારે તે મોકલાશે.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your messages stay on the server.</source>
        <translation>તમારા સંદેશા સર્વર પર રહેશે.</translation>
    </message>
    <message>
        <source>Whoever uses this computer can read them.</source>
        <translation>જે કોઈ આ કમ્પ્યુટર વાપરે તે એમને વાંચી શકશે.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>સાઇન આઉટ કરો</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>સાઇન આઉટ કરવું છે?</translation>
    </message>
    <message>
        <source>Remove messages from this computer</source>
        <translation>આ કમ્પ્યુટર પરથી સંદેશા કાઢી નાખો</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>રહેવા દો</translation>
    </message>
</context>
<context>
    <name>StateMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>મોકલાવાની રાહમાં</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>મોકલાયો</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>પહોંચ્યો</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>વંચાયો</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>મોકલાયો નથી</translation>
    </message>
</context>
<context>
    <name>UnreadSeparator</name>
    <message>
        <source>New messages</source>
        <translation>નવા સંદેશા</translation>
    </message>
</context>
<context>
    <name>vatochito::AppController</name>
    <message>
        <source>%1 You stay signed in until you close Vatochito.</source>
        <extracomment>%1: a sentence about the password store</extracomment>
        <translation>%1 તમે વાતોચીતો બંધ કરો ત્યાં સુધી સાઇન ઇન રહેશો.</translation>
    </message>
    <message>
        <source>%1 is calling (%2). Calls are not in this version yet.</source>
        <extracomment>%1: a person, %2: the time of the call</extracomment>
        <translation>%1 કૉલ કરે છે (%2). આ આવૃત્તિમાં હજી કૉલ નથી.</translation>
    </message>
    <message>
        <source>%1 Until then, nothing new is kept on this computer.</source>
        <extracomment>%1: the disk is full</extracomment>
        <translation>%1 ત્યાં સુધી આ કમ્પ્યુટર પર નવું કંઈ સચવાતું નથી.</translation>
    </message>
    <message>
        <source>%1 Of what was not sent yet, some could not be saved.</source>
        <extracomment>%1: messages were damaged, and are fetched anew</extracomment>
        <translation>%1 જે હજી મોકલાયું ન હતું તેમાંથી થોડું બચાવી શકાયું નહીં.</translation>
    </message>
    <message>
        <source>No program on this computer opens this link.</source>
        <translation>આ લિંક ખોલે એવો કોઈ પ્રોગ્રામ આ કમ્પ્યુટર પર નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::Composition</name>
    <message>
        <source>Editing</source>
        <translation>સુધારી રહ્યા છો</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>%1ને જવાબ</translation>
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
    <message>
        <source>Try now</source>
        <translation>હમણાં પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>ફરી સાઇન ઇન કરો</translation>
    </message>
    <message>
        <source>%1 Nothing is sent until it answers.</source>
        <extracomment>%1: a sentence about the password store</extracomment>
        <translation>%1 તે જવાબ ન આપે ત્યાં સુધી કંઈ મોકલાશે નહીં.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Messages will go out when it is back.</source>
        <translation>સર્વર સુધી પહોંચાતું નથી. તે પાછું આવશે એટલે સંદેશા મોકલાશે.</translation>
    </message>
</context>
<context>
    <name>vatochito::ConnectionHistoryModel</name>
    <message>
        <source>Connected</source>
        <translation>જોડાયેલું</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>જોડાયેલું નહીં</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <extracomment>A stretch of time that goes on. %1: the day, %2: when it began</extracomment>
        <translation>%1, %2 થી</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <extracomment>A stretch of time whose end nobody knows. %1: the day, %2: when it began</extracomment>
        <translation>%1, %2 થી શરૂ</translation>
    </message>
    <message>
        <source>%1, %2 · %3</source>
        <extracomment>%1: the day, %2: when it began, %3: how long it lasted</extracomment>
        <translation>%1, %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n missed message(s) fetched.</source>
        <extracomment>Messages that came while there was no connection</extracomment>
        <translation>
            <numerusform>ચૂકી ગયેલો %n સંદેશો આવી ગયો.</numerusform>
            <numerusform>ચૂકી ગયેલા %n સંદેશા આવી ગયા.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <extracomment>How often connecting was tried in vain</extracomment>
        <translation>
            <numerusform>%n વાર પ્રયત્ન કર્યો.</numerusform>
            <numerusform>%n વાર પ્રયત્ન કર્યો.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended by you.</source>
        <translation>તમે બંધ કર્યું.</translation>
    </message>
    <message>
        <source>Vatochito ended without a goodbye.</source>
        <translation>વાતોચીતો અચાનક બંધ થઈ ગયું.</translation>
    </message>
    <message>
        <source>Then it broke. %1</source>
        <extracomment>How a connection ended. %1: a sentence that says why</extracomment>
        <translation>પછી તૂટ્યું. %1</translation>
    </message>
</context>
<context>
    <name>vatochito::ConversationController</name>
    <message>
        <source>You were removed from this conversation, or it was deleted.</source>
        <translation>તમને આ વાતચીતમાંથી કાઢવામાં આવ્યા છે, અથવા તે કાઢી નખાઈ છે.</translation>
    </message>
    <message>
        <source>This message is too long. Please send it in parts.</source>
        <translation>આ સંદેશો બહુ લાંબો છે. તેને ભાગમાં મોકલો.</translation>
    </message>
    <message>
        <source>This message holds a character that cannot be sent.</source>
        <translation>આ સંદેશામાં એવો અક્ષર છે જે મોકલી શકાતો નથી.</translation>
    </message>
    <message>
        <source>That message is not on this computer.</source>
        <translation>તે સંદેશો આ કમ્પ્યુટર પર નથી.</translation>
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
    <name>vatochito::DesktopApp</name>
    <message>
        <source>Vatochito is already open with this profile, but does not answer.</source>
        <translation>આ પ્રોફાઇલ સાથે વાતોચીતો પહેલેથી ખુલ્લું છે, પણ જવાબ આપતું નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::DesktopOptions</name>
    <message>
        <source>The folder of this person&apos;s profile.</source>
        <translation>આ વ્યક્તિની પ્રોફાઇલનું ફોલ્ડર.</translation>
    </message>
    <message>
        <source>The address of the server.</source>
        <translation>સર્વરનું સરનામું.</translation>
    </message>
    <message>
        <source>The address of its sockets, where it is another.</source>
        <translation>તેના સૉકેટનું સરનામું, જો જુદું હોય.</translation>
    </message>
    <message>
        <source>The language of the messenger: en or gu.</source>
        <translation>વાતોચીતોની ભાષા: en અથવા gu.</translation>
    </message>
    <message>
        <source>Write more to the log.</source>
        <translation>લૉગમાં વધુ લખો.</translation>
    </message>
    <message>
        <source>Vatochito, a messenger that recovers by itself</source>
        <translation>વાતોચીતો, જાતે ફરી જોડાતું મેસેન્જર</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>અણધારી દલીલ: %1</translation>
    </message>
    <message>
        <source>There is no language &quot;%1&quot; here: en and gu are.</source>
        <translation>&quot;%1&quot; ભાષા અહીં નથી: en અને gu છે.</translation>
    </message>
    <message>
        <source>Start without a window in the way.</source>
        <translation>વિન્ડો સામે આવ્યા વગર શરૂ કરો.</translation>
    </message>
    <message>
        <source>The conversation to open.</source>
        <translation>જે વાતચીત ખોલવી હોય તે.</translation>
    </message>
</context>
<context>
    <name>vatochito::DiagnosticsController</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>An attempt to connect. %1: which one, %2: how many there are</extracomment>
        <translation>%2 માંથી %1</translation>
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
    <message>
        <source>%1 s</source>
        <extracomment>A stretch of time in seconds</extracomment>
        <translation>%1 સે.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A stretch of time in minutes</extracomment>
        <translation>%1 મિ.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A stretch of time in hours and minutes</extracomment>
        <translation>%1 ક. %2 મિ.</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A stretch of time in days and hours</extracomment>
        <translation>%1 દિ. %2 ક.</translation>
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
    <message>
        <source>This address cannot be found. Please check its spelling and your network.</source>
        <translation>આ સરનામું મળતું નથી. જોડણી અને તમારું નેટવર્ક તપાસો.</translation>
    </message>
    <message>
        <source>No safe connection to this server comes about.</source>
        <translation>આ સર્વર સાથે સુરક્ષિત રીતે જોડાઈ શકાતું નથી.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another address. Please check the spelling.</source>
        <translation>સર્વરનું પ્રમાણપત્ર બીજા સરનામાનું છે. જોડણી તપાસો.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired, or this computer&apos;s clock is wrong.</source>
        <translation>સર્વરના પ્રમાણપત્રની મુદત પૂરી થઈ ગઈ છે, અથવા આ કમ્પ્યુટરની ઘડિયાળ ખોટી છે.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from somebody this computer does not trust.</source>
        <translation>સર્વરનું પ્રમાણપત્ર એવાએ આપેલું છે જેના પર આ કમ્પ્યુટરને ભરોસો નથી.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is another one than when you signed in.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી તમે સાઇન ઇન કર્યું ત્યારની નથી, બીજી છે.</translation>
    </message>
    <message>
        <source>The messages on this computer were damaged. They are being fetched anew.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા બગડી ગયા હતા. તે ફરીથી લાવવામાં આવી રહ્યા છે.</translation>
    </message>
    <message>
        <source>The messages on this computer were saved by a newer version of Vatochito. Please update this one.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા વાતોચીતોની વધુ નવી આવૃત્તિએ સાચવ્યા છે. આ આવૃત્તિ અપડેટ કરો.</translation>
    </message>
    <message>
        <source>Some of your messages could not be removed from this computer.</source>
        <translation>તમારા કેટલાક સંદેશા આ કમ્પ્યુટર પરથી કાઢી શકાયા નહીં.</translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>આ પાસવર્ડ સહેલાઈથી ધારી શકાય એવો છે.</translation>
    </message>
    <message>
        <source>Please use more than digits.</source>
        <translation>ફક્ત આંકડા નહીં, બીજું પણ વાપરો.</translation>
    </message>
    <message>
        <source>The password is too much like the user name.</source>
        <translation>પાસવર્ડ યુઝરનેમ સાથે બહુ મળતો આવે છે.</translation>
    </message>
    <message>
        <source>Please use only letters, digits and @ . + - _ here.</source>
        <translation>અહીં ફક્ત અક્ષરો, આંકડા અને @ . + - _ વાપરો.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>આ બહુ લાંબું છે.</translation>
    </message>
    <message>
        <source>Another server answers at this address now; this was written for the one before. Send it again only if it should go to this one.</source>
        <translation>આ સરનામે હવે બીજું સર્વર છે; આ પહેલાંના સર્વર માટે લખાયું હતું. આ સર્વર પર મોકલવું હોય તો જ ફરી મોકલો.</translation>
    </message>
</context>
<context>
    <name>vatochito::SignInController</name>
    <message>
        <source>Whoever runs your server knows its address.</source>
        <translation>તમારું સર્વર જે ચલાવે છે તેમને એનું સરનામું ખબર હશે.</translation>
    </message>
    <message>
        <source>Found: a Vatochito server.</source>
        <translation>મળી ગયું: વાતોચીતોનું સર્વર.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::CliApp</name>
    <message>
        <source>To see what there is: vatochito-cli --help</source>
        <translation>શું શું કરી શકાય તે જોવા માટે: vatochito-cli --help</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::Command</name>
    <message>
        <source>You are not in this conversation, or it no longer exists.</source>
        <translation>તમે આ વાતચીતમાં નથી, અથવા તે હવે રહી નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::CommandLine</name>
    <message>
        <source>Usage: vatochito-cli [OPTION…] COMMAND</source>
        <translation>વપરાશ: vatochito-cli [OPTION…] COMMAND</translation>
    </message>
    <message>
        <source>the folder of this person&apos;s profile</source>
        <translation>આ વ્યક્તિની પ્રોફાઇલનું ફોલ્ડર</translation>
    </message>
    <message>
        <source>the address of the server (or VATOCHITO_SERVER)</source>
        <translation>સર્વરનું સરનામું (અથવા VATOCHITO_SERVER)</translation>
    </message>
    <message>
        <source>the address of its sockets, where it is another (or VATOCHITO_WS_URL)</source>
        <translation>સૉકેટનું સરનામું, જો તે જુદું હોય (અથવા VATOCHITO_WS_URL)</translation>
    </message>
    <message>
        <source>one JSON object a line</source>
        <translation>દરેક લીટીમાં એક JSON ઑબ્જેક્ટ</translation>
    </message>
    <message>
        <source>the language of what is said here</source>
        <translation>અહીં લખાતા વાક્યોની ભાષા</translation>
    </message>
    <message>
        <source>write the log to stderr</source>
        <translation>લૉગ stderr પર લખો</translation>
    </message>
    <message>
        <source>sign in for this command alone, without the keychain</source>
        <translation>ફક્ત આ આદેશ માટે સાઇન ઇન કરો, પાસવર્ડ સંગ્રહ વગર</translation>
    </message>
    <message>
        <source>The password comes from VATOCHITO_PASSWORD, or is asked for.</source>
        <translation>પાસવર્ડ VATOCHITO_PASSWORD માંથી આવે છે, નહીં તો પૂછવામાં આવે છે.</translation>
    </message>
    <message>
        <source>Say what to do.</source>
        <translation>શું કરવું છે તે લખો.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>&quot;%1&quot; નામનો કોઈ આદેશ નથી.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in this version yet.</source>
        <translation>&quot;%1&quot; હજી આ આવૃત્તિમાં નથી.</translation>
    </message>
    <message>
        <source>It is written so: %1</source>
        <translation>તે આમ લખાય છે: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes no --%2.</source>
        <translation>&quot;%1&quot; સાથે --%2 ન ચાલે.</translation>
    </message>
    <message>
        <source>Sending files is not in this version yet.</source>
        <translation>ફાઇલો મોકલવાનું હજી આ આવૃત્તિમાં નથી.</translation>
    </message>
    <message>
        <source>There is no language &quot;%1&quot; here: en and gu are.</source>
        <translation>&quot;%1&quot; ભાષા અહીં નથી: en અને gu છે.</translation>
    </message>
    <message>
        <source>--session-only and --user NAME go together.</source>
        <translation>--session-only અને --user NAME સાથે જ લખાય.</translation>
    </message>
    <message>
        <source>--%1 takes a whole number above 0.</source>
        <translation>--%1 માટે 0 થી મોટો પૂર્ણાંક લખો.</translation>
    </message>
    <message>
        <source>--%1 takes a number of seconds.</source>
        <translation>--%1 માટે સેકન્ડની સંખ્યા લખો.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::EventRows</name>
    <message>
        <source>Signed out</source>
        <translation>સાઇન આઉટ થયું</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ઑફલાઇન</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>જોડાઈ રહ્યું છે…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>છૂટેલા સંદેશા લવાઈ રહ્યા છે…</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>ઑનલાઇન</translation>
    </message>
    <message>
        <source>Waiting to try again</source>
        <translation>ફરી પ્રયાસ કરવાની રાહ જોવાય છે</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>સર્વર સુધી પહોંચાતું નથી</translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n second(s)</source>
        <translation>
            <numerusform>%n સેકન્ડમાં ફરી પ્રયાસ</numerusform>
            <numerusform>%n સેકન્ડમાં ફરી પ્રયાસ</numerusform>
        </translation>
    </message>
    <message>
        <source>Gave up for now</source>
        <translation>હાલ પૂરતો પ્રયાસ બંધ કર્યો</translation>
    </message>
    <message>
        <source>Edited: %1</source>
        <translation>સુધાર્યો: %1</translation>
    </message>
    <message>
        <source>Message %1 was deleted</source>
        <translation>સંદેશ %1 કાઢી નાખ્યો</translation>
    </message>
    <message>
        <source>%1 has read up to %2</source>
        <translation>%1 એ %2 સુધી વાંચ્યું છે</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 લખે છે…</translation>
    </message>
    <message>
        <source>%1 stopped typing</source>
        <translation>%1 એ લખવાનું અટકાવ્યું</translation>
    </message>
    <message>
        <source>%1 is online</source>
        <translation>%1 ઑનલાઇન છે</translation>
    </message>
    <message>
        <source>%1 is offline</source>
        <translation>%1 ઑફલાઇન છે</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::OutboxListCommand</name>
    <message>
        <source>There is nothing of that name in the outbox.</source>
        <translation>મોકલવાના બાકી સંદેશાઓમાં એ નામનું કંઈ નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::Password</name>
    <message>
        <source>Password of %1: </source>
        <translation>%1 નો પાસવર્ડ: </translation>
    </message>
    <message>
        <source>There is no password. Set VATOCHITO_PASSWORD, or answer on a terminal.</source>
        <translation>પાસવર્ડ નથી. VATOCHITO_PASSWORD આપો, અથવા ટર્મિનલ પર જવાબ આપો.</translation>
    </message>
    <message>
        <source>The same password again: </source>
        <translation>એ જ પાસવર્ડ ફરી: </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>બંને પાસવર્ડ સરખા નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::ProfileAccount</name>
    <message>
        <source>Nobody is signed in here. To sign in: vatochito-cli login USER</source>
        <translation>અહીં કોઈએ સાઇન ઇન કર્યું નથી. સાઇન ઇન કરવા માટે: vatochito-cli login USER</translation>
    </message>
    <message>
        <source>Nobody is signed in at %1 here, but %2 at %3.</source>
        <translation>અહીં %1 પર કોઈએ સાઇન ઇન કર્યું નથી, પણ %3 પર %2 એ કર્યું છે.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::Rows</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2 પર %1</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>આ સંદેશ કાઢી નાખ્યો છે</translation>
    </message>
    <message>
        <source>(waiting)</source>
        <translation>(રાહ જુએ છે)</translation>
    </message>
    <message>
        <source>(not sent)</source>
        <translation>(મોકલાયો નથી)</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n નવો</numerusform>
            <numerusform>%n નવા</numerusform>
        </translation>
    </message>
    <message>
        <source>(admin)</source>
        <translation>(ઍડમિન)</translation>
    </message>
    <message>
        <source>change message %1 to: %2</source>
        <translation>સંદેશ %1 બદલો: %2</translation>
    </message>
    <message>
        <source>delete message %1</source>
        <translation>સંદેશ %1 કાઢી નાખો</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::SessionCommands</name>
    <message>
        <source>Which server? Give --server URL, or set VATOCHITO_SERVER.</source>
        <translation>કયું સર્વર? --server URL લખો, અથવા VATOCHITO_SERVER આપો.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are not sent yet. --force gives them up.</source>
        <translation>
            <numerusform>%n સંદેશ હજી મોકલાયો નથી. --force થી તે છોડી દેવાશે.</numerusform>
            <numerusform>%n સંદેશા હજી મોકલાયા નથી. --force થી તે છોડી દેવાશે.</numerusform>
        </translation>
    </message>
</context>
</TS>
