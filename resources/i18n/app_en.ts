<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BatchActs</name>
    <message numerus="yes">
        <source>Put away the %n records</source>
        <translation>
            <numerusform>Put away the %Ln record</numerusform>
            <numerusform>Put away the %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not send the %n records</source>
        <translation>
            <numerusform>Do not send the %Ln record</numerusform>
            <numerusform>Do not send the %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw the %n records</source>
        <translation>
            <numerusform>Withdraw the %Ln record</numerusform>
            <numerusform>Withdraw the %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BeforeAfterCard</name>
    <message numerus="yes">
        <source>%n people, without names and without numbers</source>
        <translation>
            <numerusform>%Ln person, without names and without numbers</numerusform>
            <numerusform>%Ln people, without names and without numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellsCard</name>
    <message numerus="yes">
        <source>Please look at %n places</source>
        <translation>
            <numerusform>Please look at %Ln place</numerusform>
            <numerusform>Please look at %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message numerus="yes">
        <source>{finding} (%n people)</source>
        <translation>
            <numerusform>{finding} (%Ln person)</numerusform>
            <numerusform>{finding} (%Ln people)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%Ln to mend</numerusform>
            <numerusform>%Ln to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%Ln to look at</numerusform>
            <numerusform>%Ln to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message numerus="yes">
        <source>Answer of %n people</source>
        <translation>
            <numerusform>Answer of %n person</numerusform>
            <numerusform>Answer of %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>%n applications</source>
        <translation>
            <numerusform>%Ln application</numerusform>
            <numerusform>%Ln applications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message numerus="yes">
        <source>Erase %n people completely</source>
        <translation>
            <numerusform>Erase %Ln person completely</numerusform>
            <numerusform>Erase %Ln people completely</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasedCard</name>
    <message numerus="yes">
        <source>%n rows left out</source>
        <translation>
            <numerusform>%Ln row left out</numerusform>
            <numerusform>%Ln rows left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n people as new applications</source>
        <translation>
            <numerusform>Take %Ln person as a new application</numerusform>
            <numerusform>Take %Ln people as new applications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EuCard</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message numerus="yes">
        <source>%n rows, nobody is named</source>
        <translation>
            <numerusform>%Ln row, nobody is named</numerusform>
            <numerusform>%Ln rows, nobody is named</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWordsCard</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUpView</name>
    <message numerus="yes">
        <source>%n people are overdue.</source>
        <translation>
            <numerusform>%Ln person is overdue.</numerusform>
            <numerusform>%Ln people are overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people wait, nobody is overdue.</source>
        <translation>
            <numerusform>%Ln person waits, nobody is overdue.</numerusform>
            <numerusform>%Ln people wait, nobody is overdue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message numerus="yes">
        <source>%n slots can be used</source>
        <translation>
            <numerusform>%Ln slot can be used</numerusform>
            <numerusform>%Ln slots can be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more for one free introduction</source>
        <translation>
            <numerusform>%Ln more for one free introduction</numerusform>
            <numerusform>%Ln more for one free introduction</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirmed %n</source>
        <translation>
            <numerusform>confirmed %Ln</numerusform>
            <numerusform>confirmed %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>being checked by the agency %n</source>
        <translation>
            <numerusform>being checked by the agency %Ln</numerusform>
            <numerusform>being checked by the agency %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>being checked by the agency %n (known by {day})</source>
        <translation>
            <numerusform>being checked by the agency %Ln (known by {day})</numerusform>
            <numerusform>being checked by the agency %Ln (known by {day})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expected %n</source>
        <translation>
            <numerusform>expected %Ln</numerusform>
            <numerusform>expected %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>%n kinds of work</source>
        <translation>
            <numerusform>%Ln kind of work</numerusform>
            <numerusform>%Ln kinds of work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late by more than {days} business days</source>
        <translation>
            <numerusform>%Ln late by more than {days} business days</numerusform>
            <numerusform>%Ln late by more than {days} business days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people. You see all of it before you decide.</source>
        <translation>
            <numerusform>%Ln person. You see all of it before you decide.</numerusform>
            <numerusform>%Ln people. You see all of it before you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n months ago, without consent to be kept.</source>
        <translation>
            <numerusform>Rejected %Ln month ago, without consent to be kept.</numerusform>
            <numerusform>Rejected %Ln months ago, without consent to be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{total} registrations in all make %n slots and {rest} towards the next. Where people are hired never takes a slot away.</source>
        <translation>
            <numerusform>{total} registrations in all make %Ln slot and {rest} towards the next. Where people are hired never takes a slot away.</numerusform>
            <numerusform>{total} registrations in all make %Ln slots and {rest} towards the next. Where people are hired never takes a slot away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message numerus="yes">
        <source>%n rows written down. Mend them and import that file.</source>
        <translation>
            <numerusform>%Ln row written down. Mend it and import that file.</numerusform>
            <numerusform>%Ln rows written down. Mend them and import that file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n people</source>
        <translation>
            <numerusform>Import %Ln person</numerusform>
            <numerusform>Import %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file has %n hidden sheets. The list may be there.</source>
        <translation>
            <numerusform>This file has %Ln hidden sheet. The list may be there.</numerusform>
            <numerusform>This file has %Ln hidden sheets. The list may be there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaterPanel</name>
    <message numerus="yes">
        <source>Send %n mails then</source>
        <translation>
            <numerusform>Send %Ln mail then</numerusform>
            <numerusform>Send %Ln mails then</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Taken back: %n</source>
        <translation>
            <numerusform>Taken back: %Ln</numerusform>
            <numerusform>Taken back: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingCard</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodsCard</name>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message numerus="yes">
        <source>%n people, nothing is sent yet</source>
        <translation>
            <numerusform>%Ln person, nothing is sent yet</numerusform>
            <numerusform>%Ln people, nothing is sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as sent</source>
        <translation>
            <numerusform>%Ln marked as sent</numerusform>
            <numerusform>%Ln marked as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as not sent</source>
        <translation>
            <numerusform>%Ln marked as not sent</numerusform>
            <numerusform>%Ln marked as not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesWords</name>
    <message numerus="yes">
        <source>Send %n mails</source>
        <translation>
            <numerusform>Send %Ln mail</numerusform>
            <numerusform>Send %Ln mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts into the mailbox</source>
        <translation>
            <numerusform>%Ln draft into the mailbox</numerusform>
            <numerusform>%Ln drafts into the mailbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n drafts</source>
        <translation>
            <numerusform>Save %Ln draft</numerusform>
            <numerusform>Save %Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n drafts</source>
        <translation>
            <numerusform>Saved %Ln draft</numerusform>
            <numerusform>Saved %Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts are in the mailbox; send them from your mail program</source>
        <translation>
            <numerusform>%Ln draft is in the mailbox; send it from your mail program</numerusform>
            <numerusform>%Ln drafts are in the mailbox; send them from your mail program</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails will be sent</source>
        <translation>
            <numerusform>%Ln mail will be sent</numerusform>
            <numerusform>%Ln mails will be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, see the check</source>
        <translation>
            <numerusform>%Ln left out, see the check</numerusform>
            <numerusform>%Ln left out, see the check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherParts</name>
    <message numerus="yes">
        <source>Saved for %n people after an independent check.</source>
        <translation>
            <numerusform>Saved for %Ln person after an independent check.</numerusform>
            <numerusform>Saved for %Ln people after an independent check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message numerus="yes">
        <source>Were the %n drafts sent?</source>
        <translation>
            <numerusform>Was the %Ln draft sent?</numerusform>
            <numerusform>Were the %Ln drafts sent?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can say whether %n mails were sent. Please decide.</source>
        <translation>
            <numerusform>Nobody can say whether %Ln mail was sent. Please decide.</numerusform>
            <numerusform>Nobody can say whether %Ln mails were sent. Please decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxView</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not send these %n</source>
        <translation>
            <numerusform>Do not send this one</numerusform>
            <numerusform>Do not send these %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send these %n once more</source>
        <translation>
            <numerusform>Send this one once more</numerusform>
            <numerusform>Send these %Ln once more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n as letters</source>
        <translation>
            <numerusform>Print as a letter</numerusform>
            <numerusform>Print %Ln as letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters in one PDF</source>
        <translation>
            <numerusform>%Ln letter in a PDF</numerusform>
            <numerusform>%Ln letters in one PDF</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails will not be sent</source>
        <translation>
            <numerusform>%Ln mail will not be sent</numerusform>
            <numerusform>%Ln mails will not be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails wait to be sent once more</source>
        <translation>
            <numerusform>%Ln mail waits to be sent once more</numerusform>
            <numerusform>%Ln mails wait to be sent once more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as sent</source>
        <translation>
            <numerusform>%Ln marked as sent</numerusform>
            <numerusform>%Ln marked as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as not sent</source>
        <translation>
            <numerusform>%Ln marked as not sent</numerusform>
            <numerusform>%Ln marked as not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed any more</source>
        <translation>
            <numerusform>%Ln could not be changed any more</numerusform>
            <numerusform>%Ln could not be changed any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairsCard</name>
    <message numerus="yes">
        <source>All %n: same person</source>
        <translation>
            <numerusform>This one: same person</numerusform>
            <numerusform>All %Ln: same person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n: somebody else</source>
        <translation>
            <numerusform>This one: somebody else</numerusform>
            <numerusform>All %Ln: somebody else</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleColumns</name>
    <message numerus="yes">
        <source>%n business days</source>
        <translation>
            <numerusform>%Ln business day</numerusform>
            <numerusform>%Ln business days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>Exported %n rows. The file holds personal data.</source>
        <translation>
            <numerusform>Exported %n row. The file holds personal data.</numerusform>
            <numerusform>Exported %n rows. The file holds personal data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n applicants</source>
        <translation>
            <numerusform>Rejected %Ln applicant</numerusform>
            <numerusform>Rejected %Ln applicants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%Ln left as they were</numerusform>
            <numerusform>%Ln left as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased %n people</source>
        <translation>
            <numerusform>Erased %Ln person</numerusform>
            <numerusform>Erased %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonAnswers</name>
    <message numerus="yes">
        <source>Recorded the answer of %n people.</source>
        <translation>
            <numerusform>Recorded the answer of %n person.</numerusform>
            <numerusform>Recorded the answer of %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that waited are stopped.</source>
        <translation>
            <numerusform>%n mail that waited is stopped.</numerusform>
            <numerusform>%n mails that waited are stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts exist: please do not send them.</source>
        <translation>
            <numerusform>%n draft exists: please do not send it.</numerusform>
            <numerusform>%n drafts exist: please do not send them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message numerus="yes">
        <source>%n rows stand in the file twice and count once.</source>
        <translation>
            <numerusform>%Ln row stands in the file twice and counts once.</numerusform>
            <numerusform>%Ln rows stand in the file twice and count once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>Show all %n people</source>
        <translation>
            <numerusform>Show all %Ln person</numerusform>
            <numerusform>Show all %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved for %n people. It is sent when online.</source>
        <translation>
            <numerusform>Approved for %Ln person. It is sent when online.</numerusform>
            <numerusform>Approved for %Ln people. It is sent when online.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message numerus="yes">
        <source>At least %n characters; several words are easy to remember.</source>
        <translation>
            <numerusform>At least %Ln character; several words are easy to remember.</numerusform>
            <numerusform>At least %Ln characters; several words are easy to remember.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReapproachPage</name>
    <message numerus="yes">
        <source>%n people are due</source>
        <translation>
            <numerusform>%n person is due</numerusform>
            <numerusform>%n people are due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n people</source>
        <translation>
            <numerusform>Send to %n person</numerusform>
            <numerusform>Send to %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write drafts for %n people</source>
        <translation>
            <numerusform>Write a draft for %n person</numerusform>
            <numerusform>Write drafts for %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows belong to nobody on file.</source>
        <translation>
            <numerusform>%n row belongs to nobody on file.</numerusform>
            <numerusform>%n rows belong to nobody on file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done for %n people</source>
        <translation>
            <numerusform>Done for %n person</numerusform>
            <numerusform>Done for %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded the answer of %n people.</source>
        <translation>
            <numerusform>Recorded the answer of %n person.</numerusform>
            <numerusform>Recorded the answer of %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that waited are stopped.</source>
        <translation>
            <numerusform>%n mail that waited is stopped.</numerusform>
            <numerusform>%n mails that waited are stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts exist: please do not send them.</source>
        <translation>
            <numerusform>%n draft exists: please do not send it.</numerusform>
            <numerusform>%n drafts exist: please do not send them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitations wait to be sent.</source>
        <translation>
            <numerusform>%n invitation waits to be sent.</numerusform>
            <numerusform>%n invitations wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n drafts. Confirm them once they are sent.</source>
        <translation>
            <numerusform>Wrote %n draft. Confirm it once it is sent.</numerusform>
            <numerusform>Wrote %n drafts. Confirm them once they are sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were left out.</source>
        <translation>
            <numerusform>%n was left out.</numerusform>
            <numerusform>%n were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientCard</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectPanel</name>
    <message numerus="yes">
        <source>Reject %n applicants</source>
        <translation>
            <numerusform>Reject %Ln applicant</numerusform>
            <numerusform>Reject %Ln applicants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelayActs</name>
    <message numerus="yes">
        <source>%n applicants registered (sample)</source>
        <translation>
            <numerusform>%Ln applicant registered (sample)</numerusform>
            <numerusform>%Ln applicants registered (sample)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleaseResult</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleaseView</name>
    <message numerus="yes">
        <source>%n rows can go into the result.</source>
        <translation>
            <numerusform>%Ln row can go into the result.</numerusform>
            <numerusform>%Ln rows can go into the result.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovedCard</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsCard</name>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>%Ln to be decided</numerusform>
            <numerusform>%Ln to be decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier ones</source>
        <translation>
            <numerusform>and %Ln earlier one</numerusform>
            <numerusform>and %Ln earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message numerus="yes">
        <source>%n people are past their time.</source>
        <translation>
            <numerusform>%Ln person is past their time.</numerusform>
            <numerusform>%Ln people are past their time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more follow within {days} days.</source>
        <translation>
            <numerusform>%Ln more follows within {days} days.</numerusform>
            <numerusform>%Ln more follow within {days} days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them got no notice from here.</source>
        <translation>
            <numerusform>%Ln of them got no notice from here.</numerusform>
            <numerusform>%Ln of them got no notice from here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n people completely</source>
        <translation>
            <numerusform>Erase %Ln person completely</numerusform>
            <numerusform>Erase %Ln people completely</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message numerus="yes">
        <source>I have looked at the content for %n people</source>
        <translation>
            <numerusform>I have looked at the content for %Ln person</numerusform>
            <numerusform>I have looked at the content for %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve for %n people</source>
        <translation>
            <numerusform>Approve for %Ln person</numerusform>
            <numerusform>Approve for %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScrubView</name>
    <message numerus="yes">
        <source>%n places taken out</source>
        <translation>
            <numerusform>%Ln place taken out</numerusform>
            <numerusform>%Ln places taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>Erased %n people</source>
        <translation>
            <numerusform>Erased %Ln person</numerusform>
            <numerusform>Erased %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are kept after all</source>
        <translation>
            <numerusform>%Ln is kept after all</numerusform>
            <numerusform>%Ln are kept after all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message numerus="yes">
        <source>Read %n hidden rows too</source>
        <translation>
            <numerusform>Read %n hidden row too</numerusform>
            <numerusform>Read %n hidden rows too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n hidden sheets.</source>
        <translation>
            <numerusform>There is %Ln hidden sheet.</numerusform>
            <numerusform>There are %Ln hidden sheets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message numerus="yes">
        <source>Imported %n people</source>
        <translation>
            <numerusform>Imported %Ln person</numerusform>
            <numerusform>Imported %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows wait to be mended. Write them to a workbook of their own, mend them there and import it: only what is missing is added.</source>
        <translation>
            <numerusform>%Ln row waits to be mended. Write it to a workbook of its own, mend it there and import it: only what is missing is added.</numerusform>
            <numerusform>%Ln rows wait to be mended. Write them to a workbook of their own, mend them there and import it: only what is missing is added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n slots can be used</source>
        <translation>
            <numerusform>%Ln slot can be used</numerusform>
            <numerusform>%Ln slots can be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slots</source>
        <translation>
            <numerusform>%Ln slot</numerusform>
            <numerusform>%Ln slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting to be sent</source>
        <translation>
            <numerusform>Offline, %Ln waiting to be sent</numerusform>
            <numerusform>Offline, %Ln waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%Ln to check</numerusform>
            <numerusform>%Ln to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VacanciesPage</name>
    <message numerus="yes">
        <source>%n vacancies</source>
        <translation>
            <numerusform>%Ln vacancy</numerusform>
            <numerusform>%Ln vacancies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A batch can be made once %n more people have come</source>
        <translation>
            <numerusform>A batch can be made once %Ln more person has come</numerusform>
            <numerusform>A batch can be made once %Ln more people have come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can go once %n more people like them have come</source>
        <translation>
            <numerusform>They can go once %Ln more person like them has come</numerusform>
            <numerusform>They can go once %Ln more people like them have come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchedBanner</name>
    <message numerus="yes">
        <source>%n more wait behind it.</source>
        <translation>
            <numerusform>%Ln more waits behind it.</numerusform>
            <numerusform>%Ln more wait behind it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
</TS>
