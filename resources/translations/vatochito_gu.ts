<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="gu_IN" sourcelanguage="en">
<context>
    <name>AdvancedSettings</name>
    <message>
        <source>Proxy</source>
        <translation>પ્રોક્સી</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>proxy</comment>
        <translation>સિસ્ટમ પ્રમાણે</translation>
    </message>
    <message>
        <source>None</source>
        <comment>proxy</comment>
        <translation>પ્રોક્સી વગર</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>પ્રોક્સીનું સરનામું</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>પોર્ટ</translation>
    </message>
    <message>
        <source>User name, if the proxy asks for one</source>
        <translation>યુઝરનેમ, જો પ્રોક્સી માગે તો</translation>
    </message>
    <message>
        <source>Password of the proxy</source>
        <translation>પ્રોક્સીનો પાસવર્ડ</translation>
    </message>
    <message>
        <source>Only if whoever runs your server told you one.</source>
        <translation>તમારું સર્વર ચલાવનારે જણાવ્યું હોય તો જ લખો.</translation>
    </message>
    <message>
        <source>Message address</source>
        <translation>સંદેશાનું સરનામું</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>આ વાપરો</translation>
    </message>
</context>
<context>
    <name>AuthorityChoice</name>
    <message>
        <source>Certificate of your family, school or company</source>
        <translation>તમારા પરિવાર, શાળા કે કંપનીનું પ્રમાણપત્ર</translation>
    </message>
    <message>
        <source>If the people who run your server gave you a certificate file, choose it here. Only choose a file from somebody you trust.</source>
        <translation>તમારું સર્વર ચલાવનારે તમને પ્રમાણપત્રની ફાઇલ આપી હોય તો અહીં પસંદ કરો. જેના પર ભરોસો હોય તેની જ ફાઇલ પસંદ કરજો.</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>બીજી ફાઇલ પસંદ કરો…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ફાઇલ પસંદ કરો…</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>હવે ભરોસો ન કરો</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>પ્રમાણપત્રો (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>બધી ફાઇલો (*)</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>પ્રમાણપત્રની ફાઇલ પસંદ કરો</translation>
    </message>
</context>
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
    <name>CheckRow</name>
    <message>
        <source>%1: %2. %3</source>
        <comment>a check, its verdict, a sentence</comment>
        <translation>%1: %2. %3</translation>
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
    <message>
        <source>You are not signed in.</source>
        <translation>તમે સાઇન ઇન કર્યું નથી.</translation>
    </message>
    <message>
        <source>What happens once you are signed in is written down here and kept for 30 days.</source>
        <translation>સાઇન ઇન કર્યા પછી જે થાય તે અહીં નોંધાશે અને 30 દિવસ સચવાશે.</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Back</source>
        <translation>પાછા</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>આ વાતચીતમાં શોધો</translation>
    </message>
    <message>
        <source>More</source>
        <translation>વધુ</translation>
    </message>
    <message>
        <source>Jump to date</source>
        <translation>તારીખ પર જાઓ</translation>
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
    <message>
        <source>What is wrong?</source>
        <translation>શું તકલીફ છે?</translation>
    </message>
    <message>
        <source>Your conversations cannot be read right now.</source>
        <translation>તમારી વાતચીતો અત્યારે વાંચી શકાતી નથી.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ફરી પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Words, from:NAME, after:2026-01-31</source>
        <translation>શબ્દો, તરફથી:નામ, પછી:2026-01-31</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>What is wrong?</source>
        <translation>શું તકલીફ છે?</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message numerus="yes">
        <source>%1 unread message(s)</source>
        <translation>
            <numerusform>%1 ન વાંચેલો સંદેશો</numerusform>
            <numerusform>%1 ન વાંચેલા સંદેશા</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>a conversation read aloud: title, last words, time</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>ડ્રાફ્ટ:</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>before the last words of a conversation: who wrote them</comment>
        <translation>%1:</translation>
    </message>
</context>
<context>
    <name>CountBadge</name>
    <message>
        <source>%1+</source>
        <comment>more than that many</comment>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>Jump to date</source>
        <translation>તારીખ પર જાઓ</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>પાછલો મહિનો</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>આગળનો મહિનો</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSheet</name>
    <message>
        <source>Connection and log</source>
        <translation>કનેક્શન અને લૉગ</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>કનેક્શન</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>લૉગ</translation>
    </message>
    <message>
        <source>Report for support…</source>
        <translation>મદદ માટે અહેવાલ…</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>sent and caught up</comment>
        <translation>સંદેશા</translation>
    </message>
</context>
<context>
    <name>DoctorSheet</name>
    <message>
        <source>Connection check</source>
        <translation>કનેક્શનની તપાસ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>રોકો</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>ફરી તપાસો</translation>
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
    <name>FloatingDay</name>
    <message>
        <source>Jump to date</source>
        <translation>તારીખ પર જાઓ</translation>
    </message>
</context>
<context>
    <name>HitRow</name>
    <message>
        <source>%1:</source>
        <comment>before the words of a message that was found: who wrote them</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>a message that was found, read aloud: conversation, words, time</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>LedgerPane</name>
    <message>
        <source>Messages sent and caught up, for each conversation</source>
        <translation>દરેક વાતચીતના મોકલેલા અને પાછળથી મળેલા સંદેશા</translation>
    </message>
    <message>
        <source>There are no conversations yet.</source>
        <translation>હજી કોઈ વાતચીત નથી.</translation>
    </message>
    <message>
        <source>This cannot be read right now.</source>
        <translation>આ હમણાં વાંચી શકાતું નથી.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>વાંચી રહ્યા છીએ…</translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
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
        <translation>લૉગ</translation>
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
        <source>Vatochito</source>
        <comment>the name of the program</comment>
        <translation>વાતોચીતો</translation>
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
    <name>MessageHits</name>
    <message>
        <source>Searching…</source>
        <translation>શોધાય છે…</translation>
    </message>
    <message>
        <source>No messages with these words.</source>
        <translation>આ શબ્દોવાળો કોઈ સંદેશો નથી.</translation>
    </message>
    <message>
        <source>No conversation and no message was found.</source>
        <translation>કોઈ વાતચીત કે સંદેશો મળ્યો નથી.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>સંદેશા</translation>
    </message>
    <message>
        <source>Messages that were found</source>
        <translation>મળેલા સંદેશા</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>લોકોને શોધો</translation>
    </message>
    <message>
        <source>Search further on the server</source>
        <translation>સર્વર પર આગળ શોધો</translation>
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
    <message>
        <source>These messages are not on this computer yet. They will come when you are connected again.</source>
        <translation>આ સંદેશા હજી આ કમ્પ્યુટર પર આવ્યા નથી. ફરી જોડાશો એટલે આવી જશે.</translation>
    </message>
    <message>
        <source>These messages cannot be read right now.</source>
        <translation>આ સંદેશા અત્યારે વાંચી શકાતા નથી.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ફરી પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Some messages here are not on this computer yet.</source>
        <translation>અહીંના કેટલાક સંદેશા હજી આ કમ્પ્યુટર પર નથી.</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>સંદેશા આવી રહ્યા છે…</translation>
    </message>
    <message>
        <source>Looking for that day…</source>
        <translation>તે દિવસ શોધી રહ્યા છીએ…</translation>
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
    <message>
        <source>Go to the answered message</source>
        <translation>જેનો જવાબ છે તે સંદેશા પર જાઓ</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>લિંક કૉપિ કરો</translation>
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
        <source>%1 unread message(s)</source>
        <translation>
            <numerusform>%1 ન વાંચેલો સંદેશો</numerusform>
            <numerusform>%1 ન વાંચેલા સંદેશા</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBanner</name>
    <message>
        <source>Close</source>
        <comment>a notice</comment>
        <translation>બંધ કરો</translation>
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
    <name>SearchBar</name>
    <message>
        <source>Searching…</source>
        <translation>શોધાય છે…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>કશું મળ્યું નથી</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of the messages that were found is shown</comment>
        <translation>%2 માંથી %1</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>આ વાતચીતમાં શોધો</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>જૂનો સંદેશો</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>નવો સંદેશો</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>શોધ બંધ કરો</translation>
    </message>
    <message>
        <source>%1 of %2+</source>
        <comment>which of the messages that were found is shown; there are more than the second number</comment>
        <translation>%2+ માંથી %1</translation>
    </message>
    <message>
        <source>Search further</source>
        <translation>આગળ શોધો</translation>
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
    <name>SearchTips</name>
    <message>
        <source>You can also write from:NAME, after:2026-01-31, before:2026-01-31 or &quot;words together&quot;.</source>
        <translation>તમે તરફથી:નામ, પછી:2026-01-31, પહેલાં:2026-01-31 કે &quot;સાથે આવતા શબ્દો&quot; પણ લખી શકો.</translation>
    </message>
</context>
<context>
    <name>ServerAddressSheet</name>
    <message>
        <source>Server address</source>
        <translation>સર્વરનું સરનામું</translation>
    </message>
    <message>
        <source>For a server that is found at another address now. Your messages stay, and so does what waits to be sent.</source>
        <translation>સર્વર હવે બીજા સરનામે મળતું હોય તો. તમારા સંદેશા અને મોકલવાના બાકી સંદેશા એમ જ રહેશે.</translation>
    </message>
    <message>
        <source>Sign in there…</source>
        <translation>ત્યાં સાઇન ઇન કરો…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>એક ક્ષણ…</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>આ સરનામું વાપરો</translation>
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
        <translation>કનેક્શન અને લૉગ…</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>વધુ સેટિંગ્સ</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>કનેક્શન</translation>
    </message>
    <message>
        <source>Check the connection…</source>
        <translation>કનેક્શન તપાસો…</translation>
    </message>
    <message>
        <source>Messages on this computer</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા</translation>
    </message>
    <message>
        <source>Keep all of them</source>
        <translation>બધા રાખો</translation>
    </message>
    <message>
        <source>Up to %1 MB</source>
        <translation>%1 MB સુધી</translation>
    </message>
    <message>
        <source>Up to %1 GB</source>
        <translation>%1 GB સુધી</translation>
    </message>
    <message>
        <source>The oldest go first, and can be read from the server again. What is unread or waits to be sent always stays.</source>
        <translation>સૌથી જૂના પહેલાં જશે, અને સર્વર પરથી ફરી વાંચી શકાશે. ન વાંચેલા અને મોકલવાના બાકી સંદેશા હંમેશાં રહેશે.</translation>
    </message>
    <message>
        <source>Server address…</source>
        <translation>સર્વરનું સરનામું…</translation>
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
    <message>
        <source>Advanced</source>
        <translation>વધુ સેટિંગ્સ</translation>
    </message>
    <message>
        <source>Check the connection…</source>
        <translation>કનેક્શન તપાસો…</translation>
    </message>
    <message>
        <source>Connection and log…</source>
        <translation>કનેક્શન અને લૉગ…</translation>
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
    <message>
        <source>From now on Vatochito uses %1.</source>
        <extracomment>%1: the address of a server</extracomment>
        <translation>હવેથી વાતોચીતો %1 સરનામું વાપરશે.</translation>
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
        <translation>%1 સેકંડમાં ફરી જોડાશે (પ્રયત્ન %2/%3)</translation>
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
        <translation>કનેક્શન નથી</translation>
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
    <message>
        <source>The messages of that day are not on this computer. Here is what comes after it.</source>
        <translation>તે દિવસના સંદેશા આ કમ્પ્યુટર પર નથી. તેના પછીના અહીં છે.</translation>
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
    <message>
        <source>You</source>
        <extracomment>In the list of conversations: who wrote the last message</extracomment>
        <translation>તમે</translation>
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
    <message>
        <source>Trust the certificates of this file as well, from now on.</source>
        <translation>હવેથી આ ફાઇલનાં પ્રમાણપત્રો પર પણ ભરોસો કરો.</translation>
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
    <name>vatochito::DoctorController</name>
    <message>
        <source>I look at everything between you and the server. It takes 15 seconds at most.</source>
        <translation>તમારી અને સર્વરની વચ્ચેનું બધું તપાસાશે. વધુમાં વધુ 15 સેકન્ડ લાગશે.</translation>
    </message>
    <message>
        <source>Looking at your connection…</source>
        <translation>તમારું કનેક્શન તપાસાઈ રહ્યું છે…</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>બધું બરાબર છે.</translation>
    </message>
    <message>
        <source>It works. There is something to know.</source>
        <translation>કામ તો કરે છે. થોડું જાણવા જેવું છે.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>%n તકલીફ મળી.</numerusform>
            <numerusform>%n તકલીફો મળી.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What was looked at until then stands here.</source>
        <translation>તપાસ રોકી દીધી. ત્યાં સુધી જે જોયું તે અહીં છે.</translation>
    </message>
    <message numerus="yes">
        <source>What was looked at is well; %n check(s) could not be made.</source>
        <translation>
            <numerusform>જે તપાસ્યું તે બરાબર છે; %n તપાસ થઈ શકી નહીં.</numerusform>
            <numerusform>જે તપાસ્યું તે બરાબર છે; %n તપાસ થઈ શકી નહીં.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::DoctorModel</name>
    <message>
        <source>Looking…</source>
        <translation>તપાસાય છે…</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 મિ.સે.</translation>
    </message>
</context>
<context>
    <name>vatochito::DoctorWords</name>
    <message>
        <source>Address</source>
        <translation>સરનામું</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>નેટવર્ક</translation>
    </message>
    <message>
        <source>Name on the network</source>
        <translation>નેટવર્ક પર નામ</translation>
    </message>
    <message>
        <source>Way to the server</source>
        <translation>સર્વર સુધીનો રસ્તો</translation>
    </message>
    <message>
        <source>Proxy or sign-in page</source>
        <translation>પ્રોક્સી કે સાઇન-ઇન પાનું</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>એન્ક્રિપ્શન</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>સર્વર</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>ઘડિયાળ</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>સાઇન-ઇન</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>વાતચીત</translation>
    </message>
    <message>
        <source>Live connection</source>
        <translation>લાઇવ કનેક્શન</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>ઝડપ</translation>
    </message>
    <message>
        <source>Messages on this computer</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા</translation>
    </message>
    <message>
        <source>Password store</source>
        <translation>પાસવર્ડ તિજોરી</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>સૂચનાઓ</translation>
    </message>
    <message>
        <source>Gujarati script</source>
        <translation>ગુજરાતી લિપિ</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>બરાબર</translation>
    </message>
    <message>
        <source>Take note</source>
        <translation>ધ્યાન આપો</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>તકલીફ</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>છોડી દીધું</translation>
    </message>
    <message>
        <source>The address is written correctly.</source>
        <translation>સરનામું બરાબર લખાયું છે.</translation>
    </message>
    <message>
        <source>This computer is on a network.</source>
        <translation>આ કમ્પ્યુટર નેટવર્ક સાથે જોડાયેલું છે.</translation>
    </message>
    <message>
        <source>The server is on this computer; no network is needed.</source>
        <translation>સર્વર આ કમ્પ્યુટર પર જ છે; નેટવર્કની જરૂર નથી.</translation>
    </message>
    <message>
        <source>The name %1 is found.</source>
        <translation>%1 નામ મળે છે.</translation>
    </message>
    <message>
        <source>The address is a number; no name is needed.</source>
        <translation>સરનામું આંકડામાં છે; નામ શોધવાની જરૂર નથી.</translation>
    </message>
    <message>
        <source>The proxy %1 looks the name up.</source>
        <translation>નામ પ્રોક્સી %1 શોધી આપે છે.</translation>
    </message>
    <message>
        <source>Somebody answers at the address.</source>
        <translation>આ સરનામે કોઈ જવાબ આપે છે.</translation>
    </message>
    <message>
        <source>The proxy %1 answers.</source>
        <translation>પ્રોક્સી %1 જવાબ આપે છે.</translation>
    </message>
    <message>
        <source>Nothing stands between this computer and the server.</source>
        <translation>આ કમ્પ્યુટર અને સર્વરની વચ્ચે કશું આડું નથી.</translation>
    </message>
    <message>
        <source>The proxy %1 lets us through.</source>
        <translation>પ્રોક્સી %1 આપણને જવા દે છે.</translation>
    </message>
    <message>
        <source>The connection is encrypted. The certificate is valid for another %1 days.</source>
        <translation>કનેક્શન એન્ક્રિપ્ટ થયેલું છે. પ્રમાણપત્ર હજી %1 દિવસ માન્ય છે.</translation>
    </message>
    <message>
        <source>The connection is not encrypted; on this computer and in a private network that is usual.</source>
        <translation>કનેક્શન એન્ક્રિપ્ટ થયેલું નથી; આ જ કમ્પ્યુટર પર કે ખાનગી નેટવર્કમાં એ સામાન્ય છે.</translation>
    </message>
    <message>
        <source>A Vatochito server answers: version %1, level %2.</source>
        <translation>વાતોચીતો સર્વર જવાબ આપે છે: આવૃત્તિ %1, સ્તર %2.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is right.</source>
        <translation>આ કમ્પ્યુટરની ઘડિયાળ સાચી છે.</translation>
    </message>
    <message>
        <source>You are signed in; that holds for another %1 min and renews itself.</source>
        <translation>તમે સાઇન ઇન છો; હજી %1 મિનિટ ચાલશે અને આપમેળે નવું થતું રહેશે.</translation>
    </message>
    <message>
        <source>You are in this conversation.</source>
        <translation>તમે આ વાતચીતમાં છો.</translation>
    </message>
    <message>
        <source>The live connection is opened.</source>
        <translation>લાઇવ કનેક્શન ખૂલે છે.</translation>
    </message>
    <message>
        <source>The server answers within %1 ms.</source>
        <translation>સર્વર %1 મિ.સે.માં જવાબ આપે છે.</translation>
    </message>
    <message>
        <source>The messages on this computer are whole, and there is room for more.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા સલામત છે, અને બીજા માટે જગ્યા પણ છે.</translation>
    </message>
    <message>
        <source>The password store keeps, gives back and forgets.</source>
        <translation>પાસવર્ડ તિજોરી સાચવે છે, પાછું આપે છે અને ભૂંસી શકે છે.</translation>
    </message>
    <message>
        <source>This computer can show notifications.</source>
        <translation>આ કમ્પ્યુટર સૂચનાઓ બતાવી શકે છે.</translation>
    </message>
    <message>
        <source>Gujarati is drawn with %1.</source>
        <translation>ગુજરાતી %1 ફોન્ટમાં દેખાય છે.</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted: others on the way can read along.</source>
        <translation>%1 સાથેનું કનેક્શન એન્ક્રિપ્ટ થયેલું નથી: વચ્ચેથી બીજા વાંચી શકે.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate ends in %1 days.</source>
        <translation>સર્વરનું પ્રમાણપત્ર %1 દિવસમાં પૂરું થાય છે.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 slow.</source>
        <translation>આ કમ્પ્યુટરની ઘડિયાળ %1 પાછળ છે.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 fast.</source>
        <translation>આ કમ્પ્યુટરની ઘડિયાળ %1 આગળ છે.</translation>
    </message>
    <message>
        <source>The connection is slow: the server answers only after %1 ms.</source>
        <translation>કનેક્શન ધીમું છે: સર્વર છેક %1 મિ.સે. પછી જવાબ આપે છે.</translation>
    </message>
    <message>
        <source>The disk is almost full: %1 MB are left.</source>
        <translation>ડિસ્ક લગભગ ભરાઈ ગઈ છે: %1 MB જ બાકી છે.</translation>
    </message>
    <message>
        <source>Looking through the messages on this computer takes long.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા તપાસતાં ઘણી વાર લાગે છે.</translation>
    </message>
    <message>
        <source>Nothing on this computer shows notifications.</source>
        <translation>આ કમ્પ્યુટર પર સૂચનાઓ બતાવનાર કશું નથી.</translation>
    </message>
    <message>
        <source>No font on this computer draws Gujarati properly.</source>
        <translation>આ કમ્પ્યુટરના કોઈ ફોન્ટમાં ગુજરાતી બરાબર દેખાતું નથી.</translation>
    </message>
    <message>
        <source>This is not a server address.</source>
        <translation>આ સર્વરનું સરનામું નથી.</translation>
    </message>
    <message>
        <source>This computer is not on any network.</source>
        <translation>આ કમ્પ્યુટર કોઈ નેટવર્ક સાથે જોડાયેલું નથી.</translation>
    </message>
    <message>
        <source>The name %1 is not found.</source>
        <translation>%1 નામ મળતું નથી.</translation>
    </message>
    <message>
        <source>Nobody says where %1 is: looking names up does not work here.</source>
        <translation>%1 ક્યાં છે તે કોઈ કહેતું નથી: અહીં નામ શોધવાનું કામ કરતું નથી.</translation>
    </message>
    <message>
        <source>Nothing runs at %1: the server is switched off, or the number after the colon is wrong.</source>
        <translation>%1 પર કશું ચાલતું નથી: સર્વર બંધ છે, અથવા છેડેનો આંકડો ખોટો છે.</translation>
    </message>
    <message>
        <source>At %1 there is no Vatochito server, but there is one at %2.</source>
        <translation>%1 પર વાતોચીતો સર્વર નથી, પણ %2 પર છે.</translation>
    </message>
    <message>
        <source>Nobody answers at %1.</source>
        <translation>%1 પર કોઈ જવાબ આપતું નથી.</translation>
    </message>
    <message>
        <source>There is no way from here to %1.</source>
        <translation>અહીંથી %1 સુધી કોઈ રસ્તો નથી.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let us through.</source>
        <translation>પ્રોક્સી %1 આપણને જવા દેતું નથી.</translation>
    </message>
    <message>
        <source>The proxy %1 is not found.</source>
        <translation>પ્રોક્સી %1 મળતું નથી.</translation>
    </message>
    <message>
        <source>The proxy %1 wants another user name or password.</source>
        <translation>પ્રોક્સી %1 બીજું વપરાશકર્તા નામ કે પાસવર્ડ માગે છે.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first.</source>
        <translation>આ નેટવર્કમાં પહેલાં સાઇન ઇન કરવું પડશે.</translation>
    </message>
    <message>
        <source>This network shows a page of %1 instead of the server.</source>
        <translation>આ નેટવર્ક સર્વરને બદલે %1નું પાનું બતાવે છે.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today; it ended on %1.</source>
        <translation>સર્વરનું પ્રમાણપત્ર આજે માન્ય નથી; તે %1ના રોજ પૂરું થયું.</translation>
    </message>
    <message>
        <source>The certificate that is shown is not for %1.</source>
        <translation>બતાવેલું પ્રમાણપત્ર %1 માટેનું નથી.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from somebody this computer does not trust.</source>
        <translation>સર્વરનું પ્રમાણપત્ર એવાએ આપેલું છે જેના પર આ કમ્પ્યુટરને ભરોસો નથી.</translation>
    </message>
    <message>
        <source>No encrypted connection comes about.</source>
        <translation>એન્ક્રિપ્ટ થયેલું કનેક્શન થઈ શકતું નથી.</translation>
    </message>
    <message>
        <source>This server wants an encrypted connection.</source>
        <translation>આ સર્વરને એન્ક્રિપ્ટ થયેલું કનેક્શન જોઈએ છે.</translation>
    </message>
    <message>
        <source>This server does not speak encrypted at that address.</source>
        <translation>આ સરનામે સર્વર એન્ક્રિપ્શન વગર જ વાત કરે છે.</translation>
    </message>
    <message>
        <source>At %1 something else answers, not a Vatochito server.</source>
        <translation>%1 પર બીજું કોઈ જવાબ આપે છે, વાતોચીતો સર્વર નહીં.</translation>
    </message>
    <message>
        <source>The server has a problem of its own (%1).</source>
        <translation>સર્વરને પોતાની જ તકલીફ છે (%1).</translation>
    </message>
    <message>
        <source>Somebody is there, but gives no answer.</source>
        <translation>ત્યાં કોઈ છે, પણ જવાબ આપતું નથી.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: %1 slow.</source>
        <translation>આ કમ્પ્યુટરની ઘડિયાળ ખોટી છે: %1 પાછળ.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: %1 fast.</source>
        <translation>આ કમ્પ્યુટરની ઘડિયાળ ખોટી છે: %1 આગળ.</translation>
    </message>
    <message>
        <source>Nobody is signed in here.</source>
        <translation>અહીં કોઈ સાઇન ઇન નથી.</translation>
    </message>
    <message>
        <source>You have been signed out.</source>
        <translation>તમે સાઇન આઉટ થઈ ગયા છો.</translation>
    </message>
    <message>
        <source>The server does not say whether you are still signed in.</source>
        <translation>તમે હજી સાઇન ઇન છો કે નહીં તે સર્વર કહેતું નથી.</translation>
    </message>
    <message>
        <source>You are not in this conversation, or it no longer exists.</source>
        <translation>તમે આ વાતચીતમાં નથી, અથવા તે હવે રહી નથી.</translation>
    </message>
    <message>
        <source>The server does not say whether you are in this conversation.</source>
        <translation>તમે આ વાતચીતમાં છો કે નહીં તે સર્વર કહેતું નથી.</translation>
    </message>
    <message>
        <source>Something between you and the server does not let live connections through (%1 instead of 101).</source>
        <translation>તમારી અને સર્વરની વચ્ચે કશુંક લાઇવ કનેક્શનને જવા દેતું નથી (101ને બદલે %1).</translation>
    </message>
    <message>
        <source>The live connection is refused (%1), although you are signed in and in the conversation.</source>
        <translation>તમે સાઇન ઇન છો અને વાતચીતમાં પણ છો, છતાં લાઇવ કનેક્શનની ના આવે છે (%1).</translation>
    </message>
    <message>
        <source>The live connection does not find the server&apos;s place for it (404).</source>
        <translation>લાઇવ કનેક્શનને સર્વર પર તેની જગ્યા મળતી નથી (404).</translation>
    </message>
    <message>
        <source>The proxy in front of the server is there, but the server behind it is not (%1).</source>
        <translation>સર્વરની આગળનું પ્રોક્સી ચાલે છે, પણ તેની પાછળનું સર્વર નહીં (%1).</translation>
    </message>
    <message>
        <source>The live connection to %1 is refused (1006).</source>
        <translation>%1 સાથેના લાઇવ કનેક્શનની ના આવે છે (1006).</translation>
    </message>
    <message>
        <source>The live connection to %1 gets no answer.</source>
        <translation>%1 સાથેના લાઇવ કનેક્શનને જવાબ મળતો નથી.</translation>
    </message>
    <message>
        <source>The address for live connections has to be encrypted: %1</source>
        <translation>લાઇવ કનેક્શનનું સરનામું એન્ક્રિપ્શનવાળું જોઈએ: %1</translation>
    </message>
    <message>
        <source>The address for live connections must not be encrypted: %1</source>
        <translation>લાઇવ કનેક્શનનું સરનામું એન્ક્રિપ્શન વગરનું જોઈએ: %1</translation>
    </message>
    <message>
        <source>No encrypted live connection to %1 comes about.</source>
        <translation>%1 સાથે એન્ક્રિપ્ટ થયેલું લાઇવ કનેક્શન થઈ શકતું નથી.</translation>
    </message>
    <message>
        <source>The live connection is open, but nothing comes back.</source>
        <translation>લાઇવ કનેક્શન ખુલ્લું છે, પણ કશું પાછું આવતું નથી.</translation>
    </message>
    <message>
        <source>The messages on this computer are damaged.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા બગડી ગયા છે.</translation>
    </message>
    <message>
        <source>The messages on this computer were saved by a newer version of Vatochito.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા વાતોચીતોની નવી આવૃત્તિએ સાચવેલા છે.</translation>
    </message>
    <message>
        <source>The messages on this computer cannot be read.</source>
        <translation>આ કમ્પ્યુટર પરના સંદેશા વાંચી શકાતા નથી.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>ડિસ્ક ભરાઈ ગઈ છે.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is locked.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી બંધ છે.</translation>
    </message>
    <message>
        <source>This computer has no password store that answers.</source>
        <translation>આ કમ્પ્યુટરમાં જવાબ આપે એવી પાસવર્ડ તિજોરી નથી.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is another one than when you signed in.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી તમે સાઇન ઇન કર્યું ત્યારની નથી, બીજી છે.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store did not answer as expected.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરીએ અપેક્ષા મુજબ જવાબ ન આપ્યો.</translation>
    </message>
    <message>
        <source>This computer&apos;s password store does not answer; perhaps it waits for you in another window.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી જવાબ આપતી નથી; કદાચ બીજી વિન્ડોમાં તમારી રાહ જુએ છે.</translation>
    </message>
    <message>
        <source>Not looked at: it needs something above that is missing.</source>
        <translation>તપાસ્યું નથી: એના માટે ઉપરનું કશુંક ખૂટે છે.</translation>
    </message>
    <message>
        <source>Not looked at: everything above took so long.</source>
        <translation>તપાસ્યું નથી: ઉપરની તપાસમાં બહુ વાર લાગી.</translation>
    </message>
    <message>
        <source>You have no conversation yet to try it with.</source>
        <translation>અજમાવી જોવા માટે તમારી પાસે હજી કોઈ વાતચીત નથી.</translation>
    </message>
    <message>
        <source>No messages are kept on this computer yet.</source>
        <translation>આ કમ્પ્યુટર પર હજી કોઈ સંદેશા સાચવેલા નથી.</translation>
    </message>
    <message>
        <source>This sign-in does not use the password store.</source>
        <translation>આ સાઇન-ઇન પાસવર્ડ તિજોરી વાપરતું નથી.</translation>
    </message>
    <message>
        <source>This program draws no text itself.</source>
        <translation>આ પ્રોગ્રામ પોતે લખાણ દોરતો નથી.</translation>
    </message>
    <message>
        <source>The system decides about it when the first notification is shown.</source>
        <translation>પહેલી સૂચના બતાવતી વખતે સિસ્ટમ એ નક્કી કરે છે.</translation>
    </message>
    <message>
        <source>The server does not tell.</source>
        <translation>સર્વર એ કહેતું નથી.</translation>
    </message>
    <message>
        <source>Ask who runs the server for an address that begins with https.</source>
        <translation>સર્વર ચલાવનાર પાસેથી httpsથી શરૂ થતું સરનામું માગો.</translation>
    </message>
    <message>
        <source>Tell who runs the server to renew it.</source>
        <translation>સર્વર ચલાવનારને તે નવું કરવા કહો.</translation>
    </message>
    <message>
        <source>Let this computer set its clock by itself, in its date and time settings.</source>
        <translation>તારીખ અને સમયના સેટિંગમાં કમ્પ્યુટરને ઘડિયાળ જાતે મેળવવા દો.</translation>
    </message>
    <message>
        <source>Messages arrive, only later. Another network may be faster.</source>
        <translation>સંદેશા પહોંચે છે, ફક્ત મોડા. બીજું નેટવર્ક કદાચ ઝડપી હોય.</translation>
    </message>
    <message>
        <source>Free some space, for example by emptying the trash.</source>
        <translation>થોડી જગ્યા ખાલી કરો, જેમ કે કચરાપેટી ખાલી કરીને.</translation>
    </message>
    <message>
        <source>Try again when this computer has less to do.</source>
        <translation>કમ્પ્યુટર પાસે કામ ઓછું હોય ત્યારે ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Install the font Noto Sans Gujarati.</source>
        <translation>Noto Sans Gujarati ફોન્ટ નાખો.</translation>
    </message>
    <message>
        <source>Write it like this: https://chat.example.org</source>
        <translation>આ રીતે લખો: https://chat.example.org</translation>
    </message>
    <message>
        <source>Plug in the cable, or switch the Wi-Fi on.</source>
        <translation>કેબલ લગાવો, અથવા Wi-Fi ચાલુ કરો.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, and whether other pages open.</source>
        <translation>સરનામાની જોડણી તપાસો, અને બીજાં પાનાં ખૂલે છે કે નહીં તે જુઓ.</translation>
    </message>
    <message>
        <source>Check whether other pages open; restarting the router often helps.</source>
        <translation>બીજાં પાનાં ખૂલે છે કે નહીં તે જુઓ; ઘણી વાર રાઉટર ફરી ચાલુ કરવાથી ઠીક થાય છે.</translation>
    </message>
    <message>
        <source>Ask who runs the server whether it is running, and for its exact address.</source>
        <translation>સર્વર ચલાવનારને પૂછો કે તે ચાલુ છે કે નહીં, અને તેનું ચોક્કસ સરનામું શું છે.</translation>
    </message>
    <message>
        <source>Use the address %1.</source>
        <translation>%1 સરનામું વાપરો.</translation>
    </message>
    <message>
        <source>Ask who runs the server whether it is reachable from your network; a firewall may be in the way.</source>
        <translation>સર્વર ચલાવનારને પૂછો કે તમારા નેટવર્કથી ત્યાં પહોંચાય છે કે નહીં; વચ્ચે ફાયરવૉલ હોઈ શકે.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, and a VPN if the server needs one.</source>
        <translation>આ કમ્પ્યુટરનું નેટવર્ક તપાસો, અને સર્વરને જરૂર હોય તો VPN પણ.</translation>
    </message>
    <message>
        <source>Open any page in your browser and sign in to this network there.</source>
        <translation>બ્રાઉઝરમાં કોઈ પણ પાનું ખોલો અને ત્યાં આ નેટવર્કમાં સાઇન ઇન કરો.</translation>
    </message>
    <message>
        <source>Tell who runs the server to renew its certificate.</source>
        <translation>સર્વર ચલાવનારને પ્રમાણપત્ર નવું કરવા કહો.</translation>
    </message>
    <message>
        <source>Check the spelling of the address. In a hotel or on a train, sign in to the network first.</source>
        <translation>સરનામાની જોડણી તપાસો. હોટેલ કે ટ્રેનમાં હો તો પહેલાં ત્યાંના નેટવર્કમાં સાઇન ઇન કરો.</translation>
    </message>
    <message>
        <source>Ask who runs the server to check its certificate and encryption.</source>
        <translation>સર્વર ચલાવનારને પ્રમાણપત્ર અને એન્ક્રિપ્શન તપાસવા કહો.</translation>
    </message>
    <message>
        <source>Check the address. Behind it there may also be the sign-in page of a network.</source>
        <translation>સરનામું તપાસો. તેની પાછળ કોઈ નેટવર્કનું સાઇન-ઇન પાનું પણ હોઈ શકે.</translation>
    </message>
    <message>
        <source>Wait a little and try again; if it stays, tell who runs the server.</source>
        <translation>થોડી વાર પછી ફરી પ્રયત્ન કરો; એમ જ રહે તો સર્વર ચલાવનારને કહો.</translation>
    </message>
    <message>
        <source>Wait a little and try again; if it stays, tell who runs the server to look at it.</source>
        <translation>થોડી વાર પછી ફરી પ્રયત્ન કરો; એમ જ રહે તો સર્વર ચલાવનારને જોવા કહો.</translation>
    </message>
    <message>
        <source>Sign in.</source>
        <translation>સાઇન ઇન કરો.</translation>
    </message>
    <message>
        <source>Sign in again. What you wrote is kept.</source>
        <translation>ફરી સાઇન ઇન કરો. તમે લખેલું સચવાયેલું છે.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>થોડી વાર પછી ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Ask somebody in it to add you again.</source>
        <translation>તેમાંના કોઈને તમને ફરી ઉમેરવા કહો.</translation>
    </message>
    <message>
        <source>Tell who runs the server or the network: the proxy has to pass WebSocket upgrades on (the headers Upgrade and Connection).</source>
        <translation>સર્વર કે નેટવર્ક ચલાવનારને કહો: પ્રોક્સીએ WebSocket અપગ્રેડ આગળ મોકલવા જોઈએ (Upgrade અને Connection હેડર).</translation>
    </message>
    <message>
        <source>Try again; if it stays, tell who runs the server that something in front of it refuses WebSockets.</source>
        <translation>ફરી પ્રયત્ન કરો; એમ જ રહે તો સર્વર ચલાવનારને કહો કે તેની આગળનું કશુંક WebSocketને ના પાડે છે.</translation>
    </message>
    <message>
        <source>Tell who runs the server that the proxy has to pass on /ws/ as well as /api/.</source>
        <translation>સર્વર ચલાવનારને કહો કે પ્રોક્સીએ /api/ની જેમ /ws/ પણ આગળ મોકલવું જોઈએ.</translation>
    </message>
    <message>
        <source>Check the message address in the advanced settings, or ask who runs the server whether it is open.</source>
        <translation>વધુ સેટિંગ્સમાં સંદેશાનું સરનામું તપાસો, અથવા સર્વર ચલાવનારને પૂછો કે તે ખુલ્લું છે કે નહીં.</translation>
    </message>
    <message>
        <source>Something on the way holds back what is sent. Try another network, or tell who runs the server.</source>
        <translation>મોકલેલું વચ્ચે ક્યાંક અટકે છે. બીજું નેટવર્ક અજમાવો, અથવા સર્વર ચલાવનારને કહો.</translation>
    </message>
    <message>
        <source>Update this Vatochito.</source>
        <translation>આ વાતોચીતોને અપડેટ કરો.</translation>
    </message>
    <message>
        <source>Check whether the disk and the folder of your profile can be read.</source>
        <translation>ડિસ્ક અને તમારી પ્રોફાઇલનું ફોલ્ડર વંચાય છે કે નહીં તે તપાસો.</translation>
    </message>
    <message>
        <source>Unlock the password store of this computer (keyring, wallet), then try again.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી (keyring, wallet) ખોલો, પછી ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Install or start a password store, for example GNOME Keyring or KWallet.</source>
        <translation>પાસવર્ડ તિજોરી નાખો કે ચાલુ કરો, જેમ કે GNOME Keyring કે KWallet.</translation>
    </message>
    <message>
        <source>Start the desktop as you did when you signed in, or sign in again.</source>
        <translation>સાઇન ઇન કર્યું ત્યારે હતું એ જ ડેસ્કટૉપ ચાલુ કરો, અથવા ફરી સાઇન ઇન કરો.</translation>
    </message>
    <message>
        <source>Restart this computer&apos;s password store, then try again.</source>
        <translation>આ કમ્પ્યુટરની પાસવર્ડ તિજોરી ફરી ચાલુ કરો, પછી ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ફરી પ્રયત્ન કરો</translation>
    </message>
    <message>
        <source>Use another address…</source>
        <translation>બીજું સરનામું વાપરો…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>સાઇન ઇન…</translation>
    </message>
    <message>
        <source>Open network settings</source>
        <translation>નેટવર્ક સેટિંગ ખોલો</translation>
    </message>
    <message>
        <source>Open date and time settings</source>
        <translation>તારીખ-સમયના સેટિંગ ખોલો</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>બ્રાઉઝર ખોલો</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 સેકન્ડ</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 મિનિટ</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 કલાક %2 મિનિટ</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 દિવસ</translation>
    </message>
    <message>
        <source>Staying connected</source>
        <translation>જોડાયેલા રહેવું</translation>
    </message>
    <message>
        <source>The connection does not drop at regular intervals.</source>
        <translation>કનેક્શન નિયમિત સમયે તૂટતું નથી.</translation>
    </message>
    <message>
        <source>The connection drops again and again after %1; it did so %2 times.</source>
        <translation>કનેક્શન વારેવારે %1 પછી તૂટે છે; એવું %2 વાર થયું.</translation>
    </message>
    <message>
        <source>Tell who runs the server or the network: a proxy there ends connections after %1; it should let them be for 60 s of silence at least (proxy_read_timeout).</source>
        <translation>સર્વર કે નેટવર્ક ચલાવનારને કહો: ત્યાંનું પ્રોક્સી %1 પછી કનેક્શન કાપી નાખે છે; તેણે ઓછામાં ઓછી 60 સેકન્ડની શાંતિ ચાલવા દેવી જોઈએ (proxy_read_timeout).</translation>
    </message>
    <message>
        <source>Check the proxy in the advanced settings.</source>
        <translation>વધુ સેટિંગ્સમાં પ્રોક્સી તપાસો.</translation>
    </message>
    <message>
        <source>If you trust whoever runs the server, add their certificate in the advanced settings; otherwise do not sign in here.</source>
        <translation>સર્વર ચલાવનાર પર ભરોસો હોય તો વધુ સેટિંગ્સમાં તેમનું પ્રમાણપત્ર ઉમેરો; નહીં તો અહીં સાઇન ઇન ન કરો.</translation>
    </message>
    <message>
        <source>Advanced settings…</source>
        <translation>વધુ સેટિંગ્સ…</translation>
    </message>
    <message>
        <source>You are not signed in yet.</source>
        <translation>તમે હજી સાઇન ઇન કર્યું નથી.</translation>
    </message>
    <message>
        <source>Ask who runs the server for its exact address.</source>
        <translation>સર્વર ચલાવનાર પાસેથી તેનું ચોક્કસ સરનામું માગો.</translation>
    </message>
    <message>
        <source>Once you are signed in, the rest can be looked at, too.</source>
        <translation>સાઇન ઇન કર્યા પછી બાકીનું પણ તપાસી શકાશે.</translation>
    </message>
    <message>
        <source>Use this message address: %1</source>
        <translation>સંદેશાનું આ સરનામું વાપરો: %1</translation>
    </message>
    <message>
        <source>Set no message address of its own in the advanced settings, so that it follows from the server&apos;s.</source>
        <translation>વધુ સેટિંગ્સમાં સંદેશાનું સરનામું ખાલી રાખો, એટલે સર્વરના સરનામા પરથી આપમેળે લેવાશે.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>આ સરનામું વાપરો</translation>
    </message>
    <message>
        <source>Use the server&apos;s address</source>
        <translation>સર્વરનું સરનામું વાપરો</translation>
    </message>
    <message>
        <source>Report for support…</source>
        <translation>મદદ માટે અહેવાલ…</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is valid only from %1 on.</source>
        <translation>સર્વરનું પ્રમાણપત્ર %1થી જ માન્ય થશે.</translation>
    </message>
    <message>
        <source>The server is busy, or just starting (%1).</source>
        <translation>સર્વર વ્યસ્ત છે અથવા હમણાં જ ચાલુ થઈ રહ્યું છે (%1).</translation>
    </message>
    <message>
        <source>Check the date of this computer; if it is right, tell who runs the server.</source>
        <translation>આ કમ્પ્યુટરની તારીખ તપાસો; તે બરાબર હોય તો સર્વર ચલાવનારને જણાવો.</translation>
    </message>
    <message>
        <source>They have to be fetched again; what was not sent yet is kept.</source>
        <translation>તે ફરી લાવવા પડશે; જે હજી મોકલાયું નથી તે સચવાશે.</translation>
    </message>
    <message>
        <source>Fetch messages again</source>
        <translation>સંદેશા ફરી લાવો</translation>
    </message>
    <message>
        <source>No proxy and no sign-in page was seen on the way.</source>
        <translation>વચ્ચે કોઈ પ્રોક્સી કે સાઇન-ઇન પાનું દેખાયું નથી.</translation>
    </message>
    <message>
        <source>The certificate that is shown at the message address is not for %1.</source>
        <translation>સંદેશાના સરનામે બતાવેલું પ્રમાણપત્ર %1 માટેનું નથી.</translation>
    </message>
    <message>
        <source>Open notification settings</source>
        <translation>સૂચનાઓના સેટિંગ ખોલો</translation>
    </message>
    <message>
        <source>Show what fills the disk</source>
        <translation>ડિસ્ક શાનાથી ભરાઈ છે એ બતાવો</translation>
    </message>
    <message>
        <source>Get the font…</source>
        <translation>ફોન્ટ મેળવો…</translation>
    </message>
    <message>
        <source>Nothing is lost by it: messages arrive all the same. Most desktops bring a notification service along; where there is none, install one, for example dunst.</source>
        <translation>એનાથી કશું ખોવાતું નથી: સંદેશા તો આવે જ છે. મોટા ભાગનાં ડેસ્કટૉપમાં સૂચના સેવા હોય જ છે; ન હોય તો એક નાખો, જેમ કે dunst.</translation>
    </message>
    <message>
        <source>The connection drops again and again seconds after it is made; it did so %1 times in ten minutes.</source>
        <translation>કનેક્શન જોડાયા પછી થોડી જ સેકન્ડમાં વારેવારે તૂટે છે; દસ મિનિટમાં એવું %1 વાર થયું.</translation>
    </message>
    <message>
        <source>The server, or something on the way to it, ends it. Tell who runs the server; a report helps them.</source>
        <translation>સર્વર કે વચ્ચેનું કંઈક તેને કાપી નાખે છે. સર્વર ચલાવનારને કહો; રિપોર્ટથી તેમને મદદ મળશે.</translation>
    </message>
</context>
<context>
    <name>vatochito::LedgerModel</name>
    <message>
        <source>A conversation you left</source>
        <translation>તમે છોડેલી વાતચીત</translation>
    </message>
    <message>
        <source>%1 sent · %2 arrived · %3 waiting · %4 not sent</source>
        <extracomment>Numbers of messages of one conversation</extracomment>
        <translation>%1 મોકલ્યા · %2 પહોંચ્યા · %3 બાકી · %4 ન ગયા</translation>
    </message>
    <message>
        <source>Sent twice and taken once: %1. Times something was missed: %2, and read later: %3.</source>
        <translation>બે વાર મોકલાયા પણ એક જ વાર ગણાયા: %1. કંઈક છૂટી ગયું: %2 વાર, પછી મળી ગયું: %3 વાર.</translation>
    </message>
    <message>
        <source>Change %1 of %2.</source>
        <extracomment>The server numbers the changes of a conversation. %1: up to which one they are here, %2: the newest there</extracomment>
        <translation>ફેરફાર %1 / %2.</translation>
    </message>
</context>
<context>
    <name>vatochito::MessageWords</name>
    <message>
        <source>Unknown</source>
        <translation>અજાણી વ્યક્તિ</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>આ સંદેશો કાઢી નખાયો છે</translation>
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
        <translation>છેલ્લે ઑનલાઇન: આજે %1</translation>
    </message>
    <message>
        <source>last seen yesterday at %1</source>
        <translation>છેલ્લે ઑનલાઇન: ગઈકાલે %1</translation>
    </message>
    <message>
        <source>last seen on %1</source>
        <translation>છેલ્લે ઑનલાઇન: %1</translation>
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
    <name>vatochito::NetworkSettingsController</name>
    <message>
        <source>%1, valid until %2</source>
        <extracomment>%1: the name of an authority that signs certificates, %2: a date</extracomment>
        <translation>%1, %2 સુધી માન્ય</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>પોર્ટ 1 થી 65535 સુધીની સંખ્યા હોય છે.</translation>
    </message>
    <message>
        <source>This is not a message address. Example: wss://chat.example.org</source>
        <translation>આ સંદેશાનું સરનામું નથી. ઉદાહરણ: wss://chat.example.org</translation>
    </message>
    <message>
        <source>Done. This is used from now on.</source>
        <translation>થઈ ગયું. હવેથી આ વપરાશે.</translation>
    </message>
    <message>
        <source>%1 The proxy&apos;s password is kept until you close Vatochito.</source>
        <extracomment>%1: a sentence about the password store</extracomment>
        <translation>%1 પ્રોક્સીનો પાસવર્ડ વાતોચીતો બંધ કરો ત્યાં સુધી જ રહેશે.</translation>
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
    <name>vatochito::SearchWords</name>
    <message>
        <source>The server is being searched as well…</source>
        <translation>સર્વર પર પણ શોધી રહ્યા છીએ…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>શોધી રહ્યા છીએ…</translation>
    </message>
    <message>
        <source>Older messages are still being looked through.</source>
        <translation>જૂના સંદેશામાં શોધ ચાલુ છે.</translation>
    </message>
    <message>
        <source>Nothing yet. Older messages are still being looked through.</source>
        <translation>હજી કશું મળ્યું નથી. જૂના સંદેશામાં શોધ ચાલુ છે.</translation>
    </message>
    <message>
        <source>Only this computer was searched: the server could not be asked.</source>
        <translation>માત્ર આ કમ્પ્યુટર પર શોધ્યું છે: સર્વરને પૂછી શકાયું નહીં.</translation>
    </message>
    <message>
        <source>Nothing was found on this computer, and the server could not be asked.</source>
        <translation>આ કમ્પ્યુટર પર કશું મળ્યું નહીં, અને સર્વરને પૂછી શકાયું નહીં.</translation>
    </message>
    <message>
        <source>The server may have more.</source>
        <translation>સર્વર પર વધુ હોઈ શકે.</translation>
    </message>
    <message>
        <source>Nothing was found so far. The server has more messages.</source>
        <translation>હજી સુધી કશું મળ્યું નથી. સર્વર પર બીજા સંદેશા છે.</translation>
    </message>
    <message>
        <source>“%1” is not a day. Write it like 2026-01-31.</source>
        <translation>“%1” તારીખ નથી. 2026-01-31 એ રીતે લખો.</translation>
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
    <message>
        <source>The server&apos;s certificate comes from somebody this computer does not trust. If you trust them, add their certificate in the advanced settings.</source>
        <translation>સર્વરનું પ્રમાણપત્ર એવાએ આપેલું છે જેના પર આ કમ્પ્યુટરને ભરોસો નથી. તમને તેમના પર ભરોસો હોય તો વધુ સેટિંગ્સમાં તેમનું પ્રમાણપત્ર ઉમેરો.</translation>
    </message>
    <message>
        <source>The proxy does not let Vatochito through. Please check it in the advanced settings.</source>
        <translation>પ્રોક્સી વાતોચીતોને જવા દેતી નથી. કૃપા કરીને વધુ સેટિંગ્સમાં તેને તપાસો.</translation>
    </message>
    <message>
        <source>The proxy wants another user name or password. Please check them in the advanced settings.</source>
        <translation>પ્રોક્સીને બીજું યુઝરનેમ કે પાસવર્ડ જોઈએ છે. કૃપા કરીને વધુ સેટિંગ્સમાં તપાસો.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. Example: proxy.example.org</source>
        <translation>આ પ્રોક્સીનું સરનામું નથી. ઉદાહરણ: proxy.example.org</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>આ ફાઇલમાં કોઈ પ્રમાણપત્ર નથી.</translation>
    </message>
    <message>
        <source>You are not signed in at the server that is there.</source>
        <translation>એ સરનામે બીજું સર્વર છે; ત્યાં તમે સાઇન ઇન કરેલું નથી.</translation>
    </message>
    <message>
        <source>Another Vatochito of yours has taken over this connection.</source>
        <translation>તમારી બીજી કોઈ વાતોચીતોએ આ કનેક્શન લઈ લીધું છે.</translation>
    </message>
    <message>
        <source>The server is busy. Please try again in a moment.</source>
        <translation>સર્વર વ્યસ્ત છે. થોડી વારમાં ફરી પ્રયત્ન કરો.</translation>
    </message>
    <message>
        <source>Your sign-in had to be renewed.</source>
        <translation>તમારું સાઇન-ઇન તાજું કરવું પડ્યું.</translation>
    </message>
    <message>
        <source>This computer was asleep.</source>
        <translation>આ કમ્પ્યુટર સ્લીપમાં હતું.</translation>
    </message>
</context>
<context>
    <name>vatochito::ServerAddressController</name>
    <message>
        <source>Messages to this address are not encrypted: others on the way can read along.</source>
        <translation>આ સરનામે જતા સંદેશા એન્ક્રિપ્ટ થતા નથી: વચ્ચેના લોકો તે વાંચી શકે.</translation>
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
    <message>
        <source>The answer could not be written.</source>
        <translation>જવાબ લખી શકાયો નહીં.</translation>
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
    <message>
        <source>trust the certificates of this file as well (or VATOCHITO_AUTHORITY)</source>
        <translation>આ ફાઇલનાં પ્રમાણપત્રો પર પણ ભરોસો કરો (અથવા VATOCHITO_AUTHORITY)</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::DoctorCommand</name>
    <message>
        <source>Nobody is signed in here. To look at a server: vatochito-cli doctor --server URL</source>
        <translation>અહીં કોઈ સાઇન ઇન નથી. કોઈ સર્વર તપાસવા: vatochito-cli doctor --server URL</translation>
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
    <name>vatochito::cli::ExportCommand</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 લખી શકાતું નથી: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were written.</source>
        <translation>
            <numerusform>%n સંદેશો લખાયો.</numerusform>
            <numerusform>%n સંદેશા લખાયા.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>એ ફાઇલ નથી.</translation>
    </message>
</context>
<context>
    <name>vatochito::cli::LedgerCommand</name>
    <message>
        <source>%1: sent %2, acknowledged %3, waiting %4, failed %5, duplicates refused %6, gaps found %7, filled %8</source>
        <translation>%1: મોકલ્યા %2, સ્વીકારાયા %3, બાકી %4, ન ગયા %5, બેવડા નકાર્યા %6, ખાલી જગ્યા મળી %7, ભરાઈ %8</translation>
    </message>
    <message>
        <source>, change %1 of %2</source>
        <translation>, ફેરફાર %1 / %2</translation>
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
    <name>vatochito::cli::SearchCommand</name>
    <message>
        <source>There is no word in it to look for.</source>
        <translation>આમાં શોધવા જેવો કોઈ શબ્દ નથી.</translation>
    </message>
    <message>
        <source>“%1” is not a day. Write it like 2026-01-31.</source>
        <translation>“%1” તારીખ નથી. 2026-01-31 એ રીતે લખો.</translation>
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
