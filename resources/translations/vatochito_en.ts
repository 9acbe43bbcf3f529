<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConversationRow</name>
    <message numerus="yes">
        <source>%1 unread message(s)</source>
        <translation>
            <numerusform>%1 unread message</numerusform>
            <numerusform>%1 unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewGroupSheet</name>
    <message numerus="yes">
        <source>%n member(s) chosen</source>
        <translation>
            <numerusform>%n member chosen</numerusform>
            <numerusform>%n members chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewestButton</name>
    <message numerus="yes">
        <source>%1 unread message(s)</source>
        <translation>
            <numerusform>%1 unread message</numerusform>
            <numerusform>%1 unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message numerus="yes">
        <source>%n message(s) were not sent yet and will be lost.</source>
        <translation>
            <numerusform>%n message was not sent yet and will be lost.</numerusform>
            <numerusform>%n messages were not sent yet and will be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent yet. They will go out when you sign in again.</source>
        <translation>
            <numerusform>%n message was not sent yet. It will go out when you sign in again.</numerusform>
            <numerusform>%n messages were not sent yet. They will go out when you sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::ConnectionHistoryModel</name>
    <message numerus="yes">
        <source>%n missed message(s) fetched.</source>
        <extracomment>Messages that came while there was no connection</extracomment>
        <translation>
            <numerusform>%n missed message fetched.</numerusform>
            <numerusform>%n missed messages fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <extracomment>How often connecting was tried in vain</extracomment>
        <translation>
            <numerusform>Tried once.</numerusform>
            <numerusform>Tried %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::ConversationWords</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::DoctorController</name>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>%n problem found.</numerusform>
            <numerusform>%n problems found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was looked at is well; %n check(s) could not be made.</source>
        <translation>
            <numerusform>What was looked at is well; %n check could not be made.</numerusform>
            <numerusform>What was looked at is well; %n checks could not be made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::PeopleSearchModel</name>
    <message numerus="yes">
        <source>Type at least %n letters of a name.</source>
        <translation>
            <numerusform>Type at least %n letter of a name.</numerusform>
            <numerusform>Type at least %n letters of a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::cli::EventRows</name>
    <message numerus="yes">
        <source>Trying again in %n second(s)</source>
        <translation>
            <numerusform>Trying again in %n second</numerusform>
            <numerusform>Trying again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::cli::ExportCommand</name>
    <message numerus="yes">
        <source>%n messages were written.</source>
        <translation>
            <numerusform>%n message was written.</numerusform>
            <numerusform>%n messages were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::cli::Rows</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vatochito::cli::SessionCommands</name>
    <message numerus="yes">
        <source>%n message(s) are not sent yet. --force gives them up.</source>
        <translation>
            <numerusform>%n message is not sent yet. --force gives it up.</numerusform>
            <numerusform>%n messages are not sent yet. --force gives them up.</numerusform>
        </translation>
    </message>
</context>
</TS>
