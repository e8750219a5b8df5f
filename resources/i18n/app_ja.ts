<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AccountPart</name>
    <message>
        <source>User name and password</source>
        <translation>ユーザー名とパスワード</translation>
    </message>
    <message>
        <source>Sign in with Microsoft</source>
        <translation>Microsoft でサインイン</translation>
    </message>
    <message>
        <source>Sign in with Google</source>
        <translation>Google でサインイン</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>ログイン方法</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>クライアント ID</translation>
    </message>
    <message>
        <source>Of the application your company registered with Microsoft or Google.</source>
        <translation>会社が Microsoft または Google に登録したアプリの ID です。</translation>
    </message>
    <message>
        <source>Directory (tenant)</source>
        <translation>ディレクトリ（テナント）</translation>
    </message>
    <message>
        <source>any company account</source>
        <translation>すべての会社アカウント</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>クライアント シークレット</translation>
    </message>
    <message>
        <source>Sign in in the browser</source>
        <translation>ブラウザーでサインイン</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Not signed in yet</source>
        <translation>まだサインインしていません</translation>
    </message>
    <message>
        <source>Signed in: {user}</source>
        <translation>サインイン済み: {user}</translation>
    </message>
    <message>
        <source>Finish in the browser window that opened.</source>
        <translation>開いたブラウザーの画面で完了してください。</translation>
    </message>
</context>
<context>
    <name>ActorWindow</name>
    <message>
        <source>Career Relay</source>
        <translation>キャリアリレー</translation>
    </message>
    <message>
        <source>Who is working now?</source>
        <translation>どなたが作業しますか</translation>
    </message>
    <message>
        <source>The name stands in the record of acts.</source>
        <translation>お名前は操作の記録に残ります。</translation>
    </message>
</context>
<context>
    <name>AgencySection</name>
    <message>
        <source>Agency</source>
        <translation>紹介会社</translation>
    </message>
    <message>
        <source>Enrolment string</source>
        <translation>登録コード</translation>
    </message>
    <message>
        <source>It came with the agency&apos;s mail. It proves that the server is the agency&apos;s.</source>
        <translation>紹介会社からのメールにあります。サーバーが本物であることも、これで確かめます。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>つなぐ</translation>
    </message>
    <message>
        <source>No agency is connected yet</source>
        <translation>まだ紹介会社とつながっていません</translation>
    </message>
    <message>
        <source>Everything but the relay works without one.</source>
        <translation>リレー以外は、つながなくても使えます。</translation>
    </message>
    <message>
        <source>Licence {licence}, {mail}, terms {terms}, one slot for {ratio}</source>
        <translation>許可番号 {licence}&#x3000;{mail}&#x3000;約款 {terms}&#x3000;登録{ratio}名ごとに1枠</translation>
    </message>
</context>
<context>
    <name>AgencyStep</name>
    <message>
        <source>Enrolment string of your agency</source>
        <translation>紹介会社の登録コード</translation>
    </message>
    <message>
        <source>It came with the agency&apos;s mail. Leave it empty to do this later.</source>
        <translation>紹介会社からのメールにあります。空欄のまま、あとで入れてもかまいません。</translation>
    </message>
    <message>
        <source>It is stated in our job advertisements</source>
        <translation>募集・応募のときに明示している</translation>
    </message>
    <message>
        <source>We ask each applicant for consent</source>
        <translation>一人ずつ同意をもらっている</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>With “Not yet”, notices are written without the relay paragraph. Wording for your job advertisements is in Settings.</source>
        <translation>「まだ」の間は、リレーの案内文なしで通知を作ります。求人に載せる文例は「設定」にあります。</translation>
    </message>
    <message>
        <source>How do applicants learn of the relay?</source>
        <translation>応募者には、リレーをどのように伝えていますか</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer or wish</source>
        <translation>回答・希望を記録</translation>
    </message>
    <message>
        <source>What they wish</source>
        <translation>希望の内容</translation>
    </message>
    <message>
        <source>e.g. part-time from spring</source>
        <translation>例：春からパートで</translation>
    </message>
    <message>
        <source>Think of it on a day</source>
        <translation>思い出す日を決める</translation>
    </message>
    <message>
        <source>Occupation they wish for</source>
        <translation>希望する職種</translation>
    </message>
    <message>
        <source>A new vacancy of it puts them on the list, as far as they agreed.</source>
        <translation>この職種の求人を追加すると、同意がある方は一覧に出ます。</translation>
    </message>
    <message>
        <source>Keep the wish</source>
        <translation>希望を残す</translation>
    </message>
    <message>
        <source>A wish, noted by hand</source>
        <translation>手で書きとめる希望</translation>
    </message>
    <message>
        <source>Please write down what they wish.</source>
        <translation>希望の内容を書いてください。</translation>
    </message>
</context>
<context>
    <name>BatchActs</name>
    <message>
        <source>Show what it holds</source>
        <translation>中身を見る</translation>
    </message>
    <message>
        <source>Cover letter</source>
        <translation>送付状</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>公表文</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>このままにする</translation>
    </message>
    <message numerus="yes">
        <source>Put away the %n records</source>
        <translation>
            <numerusform>%Ln名分を片付ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not send the %n records</source>
        <translation>
            <numerusform>%Ln名分の送信をやめる</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw the %n records</source>
        <translation>
            <numerusform>%Ln名分を取り下げる</numerusform>
        </translation>
    </message>
    <message>
        <source>The agency holds nothing of this. Its people can be part of the next proposal again.</source>
        <translation>紹介会社には何も渡っていません。含まれていた方々は、次の提案の対象に戻ります。</translation>
    </message>
    <message>
        <source>The agency is asked to delete all records of this batch with the next sync. This cannot be taken back, and single people cannot be withdrawn. Its people stay marked as sent and are in no later batch.</source>
        <translation>次の同期で、この回の記録をまるごと削除するよう紹介会社に伝えます。元には戻せません。1名分だけを取り下げることもできません。含まれていた方々は送信済みのままとなり、以後の回には入りません。</translation>
    </message>
</context>
<context>
    <name>BeforeAfterCard</name>
    <message>
        <source>Records on this device</source>
        <translation>この端末にある記録</translation>
    </message>
    <message>
        <source>Records the agency would get</source>
        <translation>紹介会社に渡る記録</translation>
    </message>
    <message>
        <source>They do not leave</source>
        <translation>外には出ません</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>同じ特徴</translation>
    </message>
    <message numerus="yes">
        <source>%n people, without names and without numbers</source>
        <translation>
            <numerusform>%Ln名分・氏名も番号も入りません</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BottomStrip</name>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>The data on this device is encrypted</source>
        <translation>この端末のデータは暗号化されています</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>知らせを閉じる</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>あと約{seconds}秒</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>止めています</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Selected people</source>
        <translation>選んだ人</translation>
    </message>
    <message>
        <source>Write notices</source>
        <translation>通知を作成</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不採用にする</translation>
    </message>
    <message>
        <source>Record an answer</source>
        <translation>回答を記録</translation>
    </message>
    <message>
        <source>Select nobody</source>
        <translation>選択を外す</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%Ln名を選択中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellsCard</name>
    <message>
        <source>Cells to check</source>
        <translation>セルの確認</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>表示する行</translation>
    </message>
    <message>
        <source>All rows of the file</source>
        <translation>ファイルの全行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Reading (kana)</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>応募職種</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n places</source>
        <translation>
            <numerusform>%Lnか所をお確かめください</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>確認の必要はありません</translation>
    </message>
    <message>
        <source>Corrected or to check {count}</source>
        <translation>直した・要確認 {count}</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>すべて {count}</translation>
    </message>
    <message>
        <source>You answered this.</source>
        <translation>お答えのとおりに読みます。</translation>
    </message>
    <message>
        <source>Row {row}, {column}</source>
        <translation>{row}行&#x3000;{column}</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message>
        <source>Check</source>
        <translation>点検</translation>
    </message>
    <message numerus="yes">
        <source>{finding} (%n people)</source>
        <translation>
            <numerusform>{finding}（%Ln名）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>要修正 %Ln件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>確認 %Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>All in order</source>
        <translation>問題なし</translation>
    </message>
</context>
<context>
    <name>ChipEdit</name>
    <message>
        <source>Placeholder {name}</source>
        <translation>差し込み {name}</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>What the columns are</source>
        <translation>列の意味</translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%Ln列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanySection</name>
    <message>
        <source>Company</source>
        <translation>会社</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>会社名</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>People who work here, separated by 、</source>
        <translation>ここで作業する担当者（「、」で区切る）</translation>
    </message>
    <message>
        <source>They choose their name at the start; it stands in the record of acts.</source>
        <translation>起動のときに名前を選びます。操作の記録に残ります。</translation>
    </message>
    <message>
        <source>E-mail applicants can answer to</source>
        <translation>応募者が返信できるメール</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>What happens to application documents</source>
        <translation>応募書類の取扱い</translation>
    </message>
    <message>
        <source>Stands in every notice.</source>
        <translation>通知の本文に入ります。</translation>
    </message>
</context>
<context>
    <name>CompanyStep</name>
    <message>
        <source>Company name</source>
        <translation>会社名</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Stands in notices and in the record of who did what.</source>
        <translation>通知の差出人と、操作の記録に使います。</translation>
    </message>
    <message>
        <source>E-mail applicants can answer to</source>
        <translation>応募者が返信できるメール</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation>サンプルデータで試す</translation>
    </message>
    <message>
        <source>No input needed. Nothing leaves this device.</source>
        <translation>入力はいりません。この端末の外には何も出ません。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>入力してください。</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>Answer about later invitations</source>
        <translation>再応募のご案内への回答</translation>
    </message>
    <message>
        <source>Agreed to later invitations</source>
        <translation>再応募のご案内に同意</translation>
    </message>
    <message>
        <source>Wants no later invitations</source>
        <translation>再応募のご案内を希望しない</translation>
    </message>
    <message>
        <source>e.g. application form 2026-04</source>
        <translation>例：応募フォーム 2026-04</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>回答を記録</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>保存せずに閉じる</translation>
    </message>
    <message>
        <source>How it was told</source>
        <translation>伝えられた方法</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Text they answered to</source>
        <translation>回答のもとになった文面</translation>
    </message>
    <message>
        <source>A refusal holds at once: nothing is due any more, and invitations that wait are not sent. It can be undone.</source>
        <translation>希望しないという回答はすぐに効きます。期日の一覧から外れ、送信を待っているご案内は送られません。元に戻せます。</translation>
    </message>
    <message numerus="yes">
        <source>Answer of %n people</source>
        <translation>
            <numerusform>%n名の回答</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountsPart</name>
    <message>
        <source>Counted. The ledger notes it.</source>
        <translation>集計しました。使った枠を記録しました。</translation>
    </message>
    <message>
        <source>Shown as it was counted before; nothing was spent.</source>
        <translation>前に集計した数を示しました。枠は使っていません。</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} に保存しました</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>書き出しています</translation>
    </message>
</context>
<context>
    <name>CountsView</name>
    <message>
        <source>Nothing: one column of people</source>
        <translation>なし（人数だけ）</translation>
    </message>
    <message>
        <source>The whole year</source>
        <translation>年度のすべて</translation>
    </message>
    <message>
        <source>Left of this business year</source>
        <translation>この年度に残る枠</translation>
    </message>
    <message>
        <source>This table costs</source>
        <translation>この集計で使う枠</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>集計する</translation>
    </message>
    <message>
        <source>Counts with noise</source>
        <translation>ノイズを加えた集計</translation>
    </message>
    <message>
        <source>How many people, without anybody being told apart: every number is raised or lowered by lot. For your own reports; it is never sent to the agency.</source>
        <translation>1名ずつの有無が分からないよう、どの数にもくじ引きの増減を加えて人数を示します。社内の報告用で、紹介会社には送りません。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Business year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Applications of</source>
        <translation>応募の時期</translation>
    </message>
    <message>
        <source>How exact</source>
        <translation>細かさ</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>集計</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Excelで保存</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDFで保存</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Nothing is counted yet</source>
        <translation>まだ集計していません</translation>
    </message>
    <message>
        <source>Choose what to count at the left. What was asked stays listed below.</source>
        <translation>左で数える項目を選んでください。集計したものは下に残ります。</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>これまでの集計</translation>
    </message>
    <message>
        <source>Showing it again costs nothing</source>
        <translation>もう一度見ても枠は使いません</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>枠</translation>
    </message>
    <message>
        <source>{year} (April to March)</source>
        <translation>{year}年度</translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{left}／{all}</translation>
    </message>
    <message>
        <source>Choose something else for the columns, or none.</source>
        <translation>列には別の項目を選ぶか、「なし」にしてください。</translation>
    </message>
    <message>
        <source>This was asked before: it shows the same numbers, free.</source>
        <translation>前に集計しています。同じ数を、枠を使わずに示します。</translation>
    </message>
    <message>
        <source>Too little is left of this business year. Choose a rougher table or another year.</source>
        <translation>この年度に残る枠が足りません。もっと粗い集計か、ほかの年度を選んでください。</translation>
    </message>
    <message>
        <source>This period is not over. What is counted today stays as it is and cannot be counted anew later.</source>
        <translation>この時期はまだ終わっていません。今日の数で記録され、あとから数え直すことはできません。</translation>
    </message>
    <message>
        <source>Rough: within {n} people in 19 of 20 cases</source>
        <translation>粗い（20回に19回は±{n}名以内）</translation>
    </message>
    <message>
        <source>Ordinary: within {n} people in 19 of 20 cases</source>
        <translation>ふつう（20回に19回は±{n}名以内）</translation>
    </message>
    <message>
        <source>Fine: within {n} people in 19 of 20 cases</source>
        <translation>細かい（20回に19回は±{n}名以内）</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告を保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>This is the whole report. It holds no personal data.</source>
        <translation>報告はこれで全部です。個人の情報は入っていません。</translation>
    </message>
    <message>
        <source>The report could not be saved there.</source>
        <translation>そこには保存できませんでした。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Asked not to be in anonymous data</source>
        <translation>匿名データに含めないお申し出</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>お預かりしたファイル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>応募</translation>
    </message>
    <message>
        <source>History</source>
        <translation>経緯</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Answer or wish</source>
        <translation>回答・希望を記録</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>A later invitation is welcome</source>
        <translation>再応募の案内に同意あり</translation>
    </message>
    <message>
        <source>No consent to a later invitation</source>
        <translation>再応募の案内への同意なし</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>控えを保存</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>Notice: {state}</source>
        <translation>通知 {state}</translation>
    </message>
    <message numerus="yes">
        <source>%n applications</source>
        <translation>
            <numerusform>応募 %Ln回</numerusform>
        </translation>
    </message>
    <message>
        <source>In anonymous data</source>
        <translation>匿名データに提供済み</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学歴</translation>
    </message>
    <message>
        <source>Qualifications</source>
        <translation>資格・免許</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>スキル</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>DutyWords</name>
    <message>
        <source>The recipient identifies nobody and compares with no other data (Art. 45)</source>
        <translation>個人を識別せず、ほかの情報と照合しない（第45条）</translation>
    </message>
    <message>
        <source>The recipient keeps the records safe and says how (Art. 46)</source>
        <translation>安全に管理し、その内容を公表する（第46条）</translation>
    </message>
    <message>
        <source>Handing on is forbidden, or bound to the same duties (Art. 44)</source>
        <translation>第三者への提供を禁じる、または同じ義務を課す（第44条）</translation>
    </message>
    <message>
        <source>What the records are used for</source>
        <translation>利用の目的</translation>
    </message>
    <message>
        <source>Leaks are told to us without delay</source>
        <translation>漏えいがあれば遅滞なく当社に知らせる</translation>
    </message>
    <message>
        <source>The records are deleted at the end or when we withdraw them</source>
        <translation>終了時と取り下げ時に記録を削除する</translation>
    </message>
    <message>
        <source>Approved anonymous records</source>
        <translation>匿名データの提供を承認</translation>
    </message>
    <message>
        <source>Anonymized a file</source>
        <translation>ファイルを匿名加工</translation>
    </message>
    <message>
        <source>Confirmed the public notice</source>
        <translation>公表を確認</translation>
    </message>
    <message>
        <source>Settled with the recipient</source>
        <translation>提供先との取り決めを確認</translation>
    </message>
</context>
<context>
    <name>EditPanel</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Reading (kana)</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Skills, separated by 、</source>
        <translation>スキル（「、」で区切る）</translation>
    </message>
    <message>
        <source>Notes (they stay on this device)</source>
        <translation>備考（この端末から出ません）</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>応募職種</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>応募日</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>応募</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>人を追加</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>From the postal code. Add what follows.</source>
        <translation>郵便番号から入れました。続きを書き足してください。</translation>
    </message>
    <message>
        <source>Please check this field.</source>
        <translation>この欄をお確かめください。</translation>
    </message>
    <message>
        <source>A day such as 1994/03/08.</source>
        <translation>1994/03/08 のように入れてください。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>入力してください。</translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message numerus="yes">
        <source>Erase %n people completely</source>
        <translation>
            <numerusform>%Ln名を完全に消去</numerusform>
        </translation>
    </message>
    <message>
        <source>Their applications, notes and history are erased and their links stop. This cannot be undone. A copy of the data folder made before still holds them.</source>
        <translation>応募・メモ・経緯を消し、リンクも止めます。この操作は元に戻せません。前に作ったデータフォルダーの写しには残ります。</translation>
    </message>
</context>
<context>
    <name>ErasedCard</name>
    <message>
        <source>e-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>name and date of birth</source>
        <translation>氏名と生年月日</translation>
    </message>
    <message>
        <source>Erased before</source>
        <translation>消去済みの方</translation>
    </message>
    <message>
        <source>These rows agree with people you erased. They are left out, so that nobody comes back by an old list. Who applied after the erasure may be taken as a new application; what was released of them before stays released.</source>
        <translation>以前に消去した方と一致する行です。古い一覧から戻ってしまわないよう、取り込まずに残します。消去のあとに応募した方だけ、新しい応募として取り込めます。匿名データとして提供済みであることは、そのまま残ります。</translation>
    </message>
    <message>
        <source>Rows of people erased before</source>
        <translation>消去済みの方と一致する行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>What agrees</source>
        <translation>一致した項目</translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation>消去した日</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>応募日</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>扱い</translation>
    </message>
    <message numerus="yes">
        <source>%n rows left out</source>
        <translation>
            <numerusform>%Ln行を取り込みません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n people as new applications</source>
        <translation>
            <numerusform>%Ln名を新しい応募として取り込む</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is dated after the erasure.</source>
        <translation>消去の日よりあとの応募日がある行はないため、新しい応募としては取り込めません。</translation>
    </message>
    <message>
        <source>new application</source>
        <translation>新しい応募</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>取り込まない</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Copy the code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This kind of file cannot be read</source>
        <translation>この種類のファイルは読めません</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>何も取り込んでいません。</translation>
    </message>
    <message>
        <source>Choose an Excel file (.xlsx, .xls) or a CSV file.</source>
        <translation>Excel（.xlsx、.xls）かCSVのファイルを選んでください。</translation>
    </message>
    <message>
        <source>This workbook is protected by a password</source>
        <translation>このブックにはパスワードがかかっています</translation>
    </message>
    <message>
        <source>Open it in Excel, remove the password, save it and choose it again.</source>
        <translation>Excelで開いてパスワードを外し、保存してからもう一度選んでください。</translation>
    </message>
    <message>
        <source>The file holds no table</source>
        <translation>ファイルに表がありません</translation>
    </message>
    <message>
        <source>Check that the first sheet has a row of headings and rows below it.</source>
        <translation>最初のシートに、見出しの行と中身の行があるか確かめてください。</translation>
    </message>
    <message>
        <source>No column was recognised</source>
        <translation>見分けられる列がありません</translation>
    </message>
    <message>
        <source>Give the columns headings such as 氏名 or メール, or choose another sheet.</source>
        <translation>「氏名」「メール」のような見出しを付けるか、ほかのシートを選んでください。</translation>
    </message>
    <message>
        <source>The file has too many rows</source>
        <translation>行が多すぎます</translation>
    </message>
    <message>
        <source>Split it into files of at most 200,000 rows.</source>
        <translation>1つのファイルを200,000行までに分けてください。</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>ファイルが大きすぎます</translation>
    </message>
    <message>
        <source>Remove pictures from it or split it, up to 100 MB a file.</source>
        <translation>画像を除くか、1つ100 MBまでに分けてください。</translation>
    </message>
    <message>
        <source>The file is open in another program</source>
        <translation>ファイルがほかのアプリで開かれています</translation>
    </message>
    <message>
        <source>Close it in Excel and choose it again.</source>
        <translation>Excelで閉じてから、もう一度選んでください。</translation>
    </message>
    <message>
        <source>The file is damaged or not what its name says</source>
        <translation>ファイルが壊れているか、名前と中身が合いません</translation>
    </message>
    <message>
        <source>Open it in Excel, save it as .xlsx and choose that file.</source>
        <translation>Excelで開き、.xlsxで保存し直したものを選んでください。</translation>
    </message>
    <message>
        <source>No row can be imported as it is</source>
        <translation>このまま取り込める行がありません</translation>
    </message>
    <message>
        <source>Look at the rows marked for checking and mend them in the file.</source>
        <translation>確認の印が付いた行をファイルで直してください。</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>ファイルが見つかりません</translation>
    </message>
    <message>
        <source>Check whether it was moved or renamed, and choose it again.</source>
        <translation>移動や名前の変更がないか確かめて、もう一度選んでください。</translation>
    </message>
    <message>
        <source>The file would unpack to an enormous size</source>
        <translation>展開すると巨大になるファイルです</translation>
    </message>
    <message>
        <source>Nothing was imported; it was not opened.</source>
        <translation>何も取り込んでいません。ファイルは開いていません。</translation>
    </message>
    <message>
        <source>Such files can be an attack. Ask whoever sent it, or save it anew.</source>
        <translation>攻撃に使われる形です。送り主に確かめるか、保存し直してください。</translation>
    </message>
    <message>
        <source>The sheet is too wide or too long</source>
        <translation>シートの範囲が広すぎます</translation>
    </message>
    <message>
        <source>Something stands far away from the table. Delete the rows below and the columns to the right of it, or copy the table into a new file.</source>
        <translation>表から遠く離れたセルに値があります。表より下の行と右の列を削除するか、表だけを新しいファイルに写してください。</translation>
    </message>
    <message>
        <source>The file holds definitions that no spreadsheet needs</source>
        <translation>表計算に不要な定義（エンティティ）を含むファイルです</translation>
    </message>
    <message>
        <source>The chosen table is not in this file</source>
        <translation>選んだ表がこのファイルにありません</translation>
    </message>
    <message>
        <source>Choose another sheet or table.</source>
        <translation>別のシートまたは表を選んでください。</translation>
    </message>
    <message>
        <source>No column of this file may leave</source>
        <translation>このファイルには、渡せる列がありません</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>何も書き出していません。</translation>
    </message>
    <message>
        <source>Say for at least one column which hierarchy it has.</source>
        <translation>少なくとも1つの列について、何の列かを選んでください。</translation>
    </message>
    <message>
        <source>Column {column} cannot be used in this way</source>
        <translation>{column}列目は、この使いかたができません</translation>
    </message>
    <message>
        <source>Names, contacts and what fair hiring keeps out are always removed.</source>
        <translation>氏名・連絡先と、公正な採用選考で集めない項目は、必ず取り除きます。</translation>
    </message>
    <message>
        <source>There are too few people alike in this file</source>
        <translation>このファイルには、同じ特徴の人が足りません</translation>
    </message>
    <message>
        <source>Nothing was written. At least {least} people are needed, {k} alike each.</source>
        <translation>何も書き出していません。全体で{least}名以上、同じ特徴の人が{k}名以上ずつ必要です。</translation>
    </message>
    <message>
        <source>Take a longer period into one file, or fewer columns.</source>
        <translation>期間を長くして1つのファイルにまとめるか、列を減らしてください。</translation>
    </message>
    <message>
        <source>This business year has no counts left</source>
        <translation>この年度の集計の枠が足りません</translation>
    </message>
    <message>
        <source>Nothing was counted. Tables asked before can be shown again at any time.</source>
        <translation>集計していません。前に集計したものは、いつでも見られます。</translation>
    </message>
    <message>
        <source>Choose a rougher table, or another business year.</source>
        <translation>もっと粗い集計にするか、ほかの年度を選んでください。</translation>
    </message>
    <message>
        <source>Lines and columns are the same</source>
        <translation>行と列が同じ項目です</translation>
    </message>
    <message>
        <source>Nothing was counted.</source>
        <translation>集計していません。</translation>
    </message>
    <message>
        <source>Choose something else for the columns, or none.</source>
        <translation>列には別の項目を選ぶか、「なし」にしてください。</translation>
    </message>
    <message>
        <source>This period has not begun yet</source>
        <translation>この時期はまだ始まっていません</translation>
    </message>
    <message>
        <source>Choose an earlier period.</source>
        <translation>もっと前の時期を選んでください。</translation>
    </message>
    <message>
        <source>This file holds no text that can be read</source>
        <translation>このファイルからは文章を読み取れません</translation>
    </message>
    <message>
        <source>Open it in its own program and paste the text here.</source>
        <translation>作成したソフトで開き、文章をここに貼り付けてください。</translation>
    </message>
    <message>
        <source>There is no saved reading of this name</source>
        <translation>この名前の読み取り設定はありません</translation>
    </message>
    <message>
        <source>Check the name, or import without one.</source>
        <translation>名前を確かめるか、設定を使わずに取り込んでください。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>何も保存していません。</translation>
    </message>
    <message>
        <source>You can start again at any time.</source>
        <translation>いつでもやり直せます。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>ディスクの空きがありません</translation>
    </message>
    <message>
        <source>Nothing was half written; everything saved before is still there.</source>
        <translation>書きかけのものはありません。これまでの記録は残っています。</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>空きを作ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The data was made by a newer version of this program</source>
        <translation>このデータは、より新しい版で作られています</translation>
    </message>
    <message>
        <source>It was not opened and not changed.</source>
        <translation>開いておらず、変えてもいません。</translation>
    </message>
    <message>
        <source>Install the newest version on this device.</source>
        <translation>この端末のアプリを新しい版にしてください。</translation>
    </message>
    <message>
        <source>The data file is damaged</source>
        <translation>データのファイルが壊れています</translation>
    </message>
    <message>
        <source>It was not changed.</source>
        <translation>何も変えていません。</translation>
    </message>
    <message>
        <source>If you keep a copy of the data folder, put it back; the recovery key opens it.</source>
        <translation>データフォルダーの写しがあれば、元の場所に戻してください。復旧キーで開けます。</translation>
    </message>
    <message>
        <source>The data cannot be written here</source>
        <translation>この場所にデータを書き込めません</translation>
    </message>
    <message>
        <source>Check the rights of the folder or choose another one.</source>
        <translation>フォルダーの権限を確かめるか、ほかの場所を選んでください。</translation>
    </message>
    <message>
        <source>This workspace is already open</source>
        <translation>このワークスペースは、もう開いています</translation>
    </message>
    <message>
        <source>The data is in use by another window and is safe.</source>
        <translation>データは別の窓で使われていて、無事です。</translation>
    </message>
    <message>
        <source>Go to that window, or close it first.</source>
        <translation>その窓を使うか、先に閉じてください。</translation>
    </message>
    <message>
        <source>This folder is shared or synced</source>
        <translation>共有または同期されるフォルダーです</translation>
    </message>
    <message>
        <source>Nothing was written there. Two devices writing at once would damage the data.</source>
        <translation>何も書き込んでいません。2台が同時に書くとデータが壊れます。</translation>
    </message>
    <message>
        <source>Choose a folder on this device, outside OneDrive, iCloud, Dropbox and the network.</source>
        <translation>OneDrive・iCloud・Dropbox・ネットワークではない、この端末のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is no workspace in this folder</source>
        <translation>このフォルダーにワークスペースはありません</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変えていません。</translation>
    </message>
    <message>
        <source>Choose the folder again or make a new workspace.</source>
        <translation>フォルダーを選び直すか、新しく作ってください。</translation>
    </message>
    <message>
        <source>There is already a workspace in this folder</source>
        <translation>このフォルダーには、もうワークスペースがあります</translation>
    </message>
    <message>
        <source>Open it, or choose an empty folder.</source>
        <translation>それを開くか、空のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The passphrase does not fit</source>
        <translation>パスフレーズが違います</translation>
    </message>
    <message>
        <source>The data stays encrypted and was not changed.</source>
        <translation>データは暗号化されたままで、何も変えていません。</translation>
    </message>
    <message>
        <source>Type it again, or use the recovery key.</source>
        <translation>もう一度入力するか、復旧キーを使ってください。</translation>
    </message>
    <message>
        <source>The recovery key does not fit</source>
        <translation>復旧キーが違います</translation>
    </message>
    <message>
        <source>Check each group of characters on your printed key.</source>
        <translation>印刷した復旧キーと、1組ずつ見比べてください。</translation>
    </message>
    <message>
        <source>This device cannot keep the key safely</source>
        <translation>この端末では、鍵を安全に保管できません</translation>
    </message>
    <message>
        <source>Nothing was created yet.</source>
        <translation>まだ何も作っていません。</translation>
    </message>
    <message>
        <source>Set a passphrase; you will be asked for it at each start.</source>
        <translation>パスフレーズを決めてください。起動のたびにお聞きします。</translation>
    </message>
    <message>
        <source>The key is not on this device</source>
        <translation>この端末に鍵がありません</translation>
    </message>
    <message>
        <source>Open it with the passphrase or the recovery key.</source>
        <translation>パスフレーズか復旧キーで開いてください。</translation>
    </message>
    <message>
        <source>The agency cannot be reached</source>
        <translation>紹介会社につながりません</translation>
    </message>
    <message>
        <source>Everything stays on this device and is sent later by itself.</source>
        <translation>すべてこの端末に残り、あとで自動で送ります。</translation>
    </message>
    <message>
        <source>Go on working. If it lasts, check the internet connection.</source>
        <translation>そのままお使いください。続くときはインターネットの接続を確かめてください。</translation>
    </message>
    <message>
        <source>The server did not prove to be your agency</source>
        <translation>紹介会社のサーバーだと確かめられませんでした</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>何も送っていません。</translation>
    </message>
    <message>
        <source>Ask your agency whether its server changed before you try again.</source>
        <translation>サーバーが変わっていないか、紹介会社に確かめてからお試しください。</translation>
    </message>
    <message>
        <source>The agency refused what was sent</source>
        <translation>紹介会社が受け取りませんでした</translation>
    </message>
    <message>
        <source>The record stays on this device, and nothing was counted.</source>
        <translation>記録はこの端末に残り、数えられていません。</translation>
    </message>
    <message>
        <source>Open Sync to see what was refused, and ask your agency.</source>
        <translation>「同期」で内容を確かめ、紹介会社にお問い合わせください。</translation>
    </message>
    <message>
        <source>The agency has ended this device&apos;s connection</source>
        <translation>紹介会社が、この端末の接続を終わらせました</translation>
    </message>
    <message>
        <source>Nothing is sent any more; your data stays here.</source>
        <translation>もう何も送られません。データはここに残っています。</translation>
    </message>
    <message>
        <source>Ask your agency for a new enrolment string.</source>
        <translation>新しい登録コードを紹介会社にもらってください。</translation>
    </message>
    <message>
        <source>This enrolment string is not complete</source>
        <translation>登録コードの形が正しくありません</translation>
    </message>
    <message>
        <source>Copy the whole string from the agency&apos;s mail and paste it again.</source>
        <translation>紹介会社から届いたコードを、初めから終わりまで貼り付けてください。</translation>
    </message>
    <message>
        <source>This enrolment string has expired</source>
        <translation>登録コードの期限が切れています</translation>
    </message>
    <message>
        <source>Nothing was connected.</source>
        <translation>まだつながっていません。</translation>
    </message>
    <message>
        <source>Ask your agency for a new one.</source>
        <translation>新しいコードを紹介会社にもらってください。</translation>
    </message>
    <message>
        <source>This enrolment string was used already</source>
        <translation>登録コードは、もう使われています</translation>
    </message>
    <message>
        <source>The clock of this device is wrong</source>
        <translation>この端末の時刻がずれています</translation>
    </message>
    <message>
        <source>The records stay on this device; nothing was sent.</source>
        <translation>記録はこの端末に残り、何も送られていません。</translation>
    </message>
    <message>
        <source>Set date and time, then sync again.</source>
        <translation>日付と時刻を合わせてから、もう一度同期してください。</translation>
    </message>
    <message>
        <source>This version is too old for the agency</source>
        <translation>この版は古く、紹介会社とやりとりできません</translation>
    </message>
    <message>
        <source>Everything stays on this device.</source>
        <translation>すべてこの端末に残っています。</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>新しい版にしてください。</translation>
    </message>
    <message>
        <source>No agency is connected yet</source>
        <translation>まだ紹介会社とつながっていません</translation>
    </message>
    <message>
        <source>Enter the enrolment string of your agency in Settings.</source>
        <translation>「設定」で紹介会社の登録コードを入れてください。</translation>
    </message>
    <message>
        <source>An agency is connected already</source>
        <translation>もう紹介会社とつながっています</translation>
    </message>
    <message>
        <source>End the present connection first.</source>
        <translation>いまの接続を終えてから行ってください。</translation>
    </message>
    <message>
        <source>These notices cannot be written yet</source>
        <translation>まだ通知を作れません</translation>
    </message>
    <message>
        <source>No draft was made and no link was used.</source>
        <translation>下書きもリンクも作っていません。</translation>
    </message>
    <message>
        <source>See the check at the right and mend what is marked.</source>
        <translation>右の「点検」で印の付いたところを直してください。</translation>
    </message>
    <message>
        <source>The text of the notices must be mended first: {finding}</source>
        <translation>先に通知の文面を直してください：{finding}</translation>
    </message>
    <message>
        <source>No notice was made and no link was used.</source>
        <translation>通知は作成されず、リンクも使われていません。</translation>
    </message>
    <message>
        <source>Open the page Rejection notices, choose this text and mend it.</source>
        <translation>不採用通知のページでこの文面を選び、直してください。</translation>
    </message>
    <message>
        <source>The template has a placeholder nobody knows</source>
        <translation>ひな形に、知らない差し込み項目があります</translation>
    </message>
    <message>
        <source>The template was not saved.</source>
        <translation>ひな形は保存していません。</translation>
    </message>
    <message>
        <source>Correct {{{{{placeholder}}}}} or choose one from the list.</source>
        <translation>{{{{{placeholder}}}}} を直すか、一覧から選んでください。</translation>
    </message>
    <message>
        <source>There is already a notice for this person</source>
        <translation>この方への通知は、もうあります</translation>
    </message>
    <message>
        <source>No second one was made.</source>
        <translation>2通目は作っていません。</translation>
    </message>
    <message>
        <source>Look at it in the outbox first.</source>
        <translation>先に送信箱で確かめてください。</translation>
    </message>
    <message>
        <source>The drafts cannot be saved in this folder</source>
        <translation>このフォルダーに下書きを保存できません</translation>
    </message>
    <message>
        <source>No notice was marked as written.</source>
        <translation>作成済にはしていません。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>ほかのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The mail server cannot be reached</source>
        <translation>メールサーバーにつながりません</translation>
    </message>
    <message>
        <source>Unsent mails stay in the outbox.</source>
        <translation>送れなかったものは送信箱に残っています。</translation>
    </message>
    <message>
        <source>Check server and port in Settings, then send again.</source>
        <translation>「設定」のサーバーとポートを確かめて、もう一度送ってください。</translation>
    </message>
    <message>
        <source>The mail server did not accept user and password</source>
        <translation>メールサーバーが、ユーザー名かパスワードを受け付けません</translation>
    </message>
    <message>
        <source>Check them in Settings. Some providers want an app password.</source>
        <translation>「設定」で確かめてください。アプリ用パスワードが要る場合があります。</translation>
    </message>
    <message>
        <source>No mail server is set</source>
        <translation>メールサーバーが決まっていません</translation>
    </message>
    <message>
        <source>Save drafts instead, or enter the server in Settings.</source>
        <translation>下書きを保存するか、「設定」でサーバーを入れてください。</translation>
    </message>
    <message>
        <source>The relay paragraph cannot be made yet</source>
        <translation>リレーの案内文は、まだ作れません</translation>
    </message>
    <message>
        <source>Notices without it can be written as usual.</source>
        <translation>案内文なしの通知は、ふだんどおり作れます。</translation>
    </message>
    <message>
        <source>Connect the agency and say in Settings how applicants are told.</source>
        <translation>紹介会社とつなぎ、「設定」で応募者への伝え方を決めてください。</translation>
    </message>
    <message>
        <source>The independent check found a fault in this batch</source>
        <translation>独立した検査で、この回に問題が見つかりました</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing can be approved.</source>
        <translation>何も送られず、承認もできません。</translation>
    </message>
    <message>
        <source>Make the proposal again. If it stays, send us the code.</source>
        <translation>案を作り直してください。続くときはコードをお知らせください。</translation>
    </message>
    <message>
        <source>There are not enough people for a batch yet</source>
        <translation>1回分に足る人数がまだいません</translation>
    </message>
    <message>
        <source>Everybody waits; nothing was sent.</source>
        <translation>全員が次の回を待ち、何も送られていません。</translation>
    </message>
    <message>
        <source>Come back when more selections are closed.</source>
        <translation>選考の終わった方が増えてから、もう一度ご覧ください。</translation>
    </message>
    <message>
        <source>The data changed after this proposal was made</source>
        <translation>案を作ったあとで、データが変わりました</translation>
    </message>
    <message>
        <source>Nothing was approved.</source>
        <translation>承認していません。</translation>
    </message>
    <message>
        <source>Look at the new proposal and approve that.</source>
        <translation>新しい案を確かめてから、承認してください。</translation>
    </message>
    <message>
        <source>This batch is not in a state for that</source>
        <translation>このデータは、いまその操作ができる状態にありません</translation>
    </message>
    <message>
        <source>Nothing was changed. It may have moved on meanwhile.</source>
        <translation>何も変わっていません。その間に送信や受付が進んだ可能性があります。</translation>
    </message>
    <message>
        <source>Look at its state under “Earlier batches”.</source>
        <translation>「これまでの提供」で状態を確かめてください。</translation>
    </message>
    <message>
        <source>The public notice on anonymous data is not confirmed</source>
        <translation>匿名加工情報の公表が確かめられていません</translation>
    </message>
    <message>
        <source>Post the text on your site and enter its address here.</source>
        <translation>公表文を自社のページに載せ、そのアドレスを入れてください。</translation>
    </message>
    <message>
        <source>This can no longer be taken back</source>
        <translation>これは、もう元に戻せません</translation>
    </message>
    <message>
        <source>Nothing was changed. {count} of them already have a notice or were released.</source>
        <translation>何も変えていません。{count}名に、もう通知があるか、提供が済んでいます。</translation>
    </message>
    <message>
        <source>Correct single people in the list instead.</source>
        <translation>人材の一覧で、お一人ずつ直してください。</translation>
    </message>
    <message>
        <source>There is nothing left to take back</source>
        <translation>元に戻せるものがありません</translation>
    </message>
    <message>
        <source>Something is missing or wrong in this form</source>
        <translation>入力に足りないところか、誤りがあります</translation>
    </message>
    <message>
        <source>Nothing was saved yet.</source>
        <translation>まだ保存していません。</translation>
    </message>
    <message>
        <source>Mend the marked field.</source>
        <translation>印の付いた欄を直してください。</translation>
    </message>
    <message>
        <source>The vacancy needs a name</source>
        <translation>求人の名前がありません</translation>
    </message>
    <message>
        <source>Enter the name of the job.</source>
        <translation>職種の名前を入れてください。</translation>
    </message>
    <message>
        <source>Something about the invitation does not fit</source>
        <translation>再応募のご案内の内容が合っていません</translation>
    </message>
    <message>
        <source>A day told cannot lie ahead, a later day cannot lie behind, and a wish needs words.</source>
        <translation>伝えられた日は今日までの日付、後にする日は明日からの日付にし、希望には内容を書いてください。</translation>
    </message>
    <message>
        <source>A setting does not fit</source>
        <translation>設定の値が合いません</translation>
    </message>
    <message>
        <source>The attachment is no longer there</source>
        <translation>添付ファイルはすでにありません</translation>
    </message>
    <message>
        <source>It was erased with its person or taken out.</source>
        <translation>ご本人の消去とともに消えたか、取り除かれています。</translation>
    </message>
    <message>
        <source>Look at the person again.</source>
        <translation>人材の画面をもう一度開いてください。</translation>
    </message>
    <message>
        <source>The attachment cannot be opened</source>
        <translation>添付ファイルを開けません</translation>
    </message>
    <message>
        <source>Its file is missing or damaged; the person&apos;s record is untouched.</source>
        <translation>ファイルが見つからないか、壊れています。人材の記録はそのままです。</translation>
    </message>
    <message>
        <source>Take it in again, or bring the file back from a backup.</source>
        <translation>もう一度取り込むか、バックアップからファイルを戻してください。</translation>
    </message>
    <message>
        <source>The PDF cannot be shown</source>
        <translation>PDFを表示できません</translation>
    </message>
    <message>
        <source>It is damaged, or takes too much time or memory. It stays on file.</source>
        <translation>壊れているか、表示に時間やメモリーがかかりすぎます。ファイルはそのまま残っています。</translation>
    </message>
    <message>
        <source>Save a copy, or open it in another program.</source>
        <translation>控えを保存するか、外部のアプリで開いてください。</translation>
    </message>
    <message>
        <source>The PDF needs a password</source>
        <translation>このPDFにはパスワードが必要です</translation>
    </message>
    <message>
        <source>It is kept as it came and cannot be shown here.</source>
        <translation>受け取ったまま保管しています。ここでは表示できません。</translation>
    </message>
    <message>
        <source>Open it in another program, which asks for the password.</source>
        <translation>外部のアプリで開くと、パスワードを尋ねられます。</translation>
    </message>
    <message>
        <source>There is nobody to write down</source>
        <translation>書き出す人がいません</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>ファイルは作っていません。</translation>
    </message>
    <message>
        <source>Import or add people first.</source>
        <translation>先に取り込むか、人を追加してください。</translation>
    </message>
    <message>
        <source>Shift_JIS cannot hold some characters: {characters}</source>
        <translation>Shift_JISでは書けない文字があります：{characters}</translation>
    </message>
    <message>
        <source>No file was written, so no name was changed.</source>
        <translation>ファイルは作っていません。お名前の文字はそのままです。</translation>
    </message>
    <message>
        <source>Choose UTF-8 with a mark (Excel opens it) or .xlsx.</source>
        <translation>UTF-8（BOM付き、Excelで開けます）か.xlsxを選んでください。</translation>
    </message>
    <message>
        <source>The file cannot be written there</source>
        <translation>その場所にファイルを作れません</translation>
    </message>
    <message>
        <source>No file was written. What is stored stays as it is.</source>
        <translation>ファイルは作っていません。保存済みのデータはそのままです。</translation>
    </message>
    <message>
        <source>Close it in Excel if it is open there, or choose another folder.</source>
        <translation>Excelで開いている場合は閉じるか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>That is the very file you are importing</source>
        <translation>取り込んでいるファイルそのものです</translation>
    </message>
    <message>
        <source>No file was written. Your list stays as it is.</source>
        <translation>ファイルは書き出していません。元の一覧はそのままです。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Something went wrong in this program</source>
        <translation>アプリの中で問題が起きました</translation>
    </message>
    <message>
        <source>What was saved before is still there; this one act was not done.</source>
        <translation>これまでに保存したものは残っています。この操作だけが行われていません。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, save the report and send it to us.</source>
        <translation>もう一度お試しください。続くときは、報告を保存してお送りください。</translation>
    </message>
    <message>
        <source>The mail server no longer takes passwords</source>
        <translation>メールサーバーはパスワードでの送信を受け付けなくなりました</translation>
    </message>
    <message>
        <source>Nothing was sent. What waits stays in the outbox.</source>
        <translation>何も送信していません。待機中のものは送信箱に残っています。</translation>
    </message>
    <message>
        <source>In Settings, Mail, choose Sign in with Microsoft. Or ask whoever looks after your mail to allow SMTP with a password.</source>
        <translation>設定の「メール」で Microsoft でのサインインを選ぶか、メールの管理者にパスワードによる SMTP の許可を依頼してください。</translation>
    </message>
    <message>
        <source>The mail server wants an app password</source>
        <translation>メールサーバーはアプリ パスワードを求めています</translation>
    </message>
    <message>
        <source>Make an app password in the account&apos;s security settings and enter it in Settings, or sign in with Google there.</source>
        <translation>アカウントのセキュリティ設定でアプリ パスワードを作って設定に入力するか、設定で Google にサインインしてください。</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not valid for {host}</source>
        <translation>メールサーバーの証明書が {host} のものと確認できません</translation>
    </message>
    <message>
        <source>Nothing was sent, and no password was told to it.</source>
        <translation>何も送信していません。パスワードも伝えていません。</translation>
    </message>
    <message>
        <source>Check the server&apos;s name in Settings. If it is right, ask whoever looks after your mail.</source>
        <translation>設定でサーバー名を確認してください。正しい場合は、メールの管理者に確認してください。</translation>
    </message>
    <message>
        <source>Client ID or user name is missing for the sign-in</source>
        <translation>サインインに必要なクライアント ID かユーザー名がありません</translation>
    </message>
    <message>
        <source>Enter both in Settings, Mail. Whoever looks after your mail knows the client ID.</source>
        <translation>設定の「メール」で両方を入力してください。クライアント ID はメールの管理者が知っています。</translation>
    </message>
    <message>
        <source>The sign-in was cancelled</source>
        <translation>サインインは取り消されました</translation>
    </message>
    <message>
        <source>Nothing was changed. No mail leaves by this account yet.</source>
        <translation>何も変更していません。このアカウントからはまだ送信されません。</translation>
    </message>
    <message>
        <source>Sign in again when you are ready.</source>
        <translation>準備ができたら、もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>Nobody signed in within five minutes</source>
        <translation>5分以内にサインインが完了しませんでした</translation>
    </message>
    <message>
        <source>Sign in again and finish in the browser window that opens.</source>
        <translation>もう一度サインインし、開いたブラウザーの画面で完了してください。</translation>
    </message>
    <message>
        <source>The sign-in was refused: {reason}</source>
        <translation>サインインが拒否されました: {reason}</translation>
    </message>
    <message>
        <source>Check client ID and directory in Settings. A company account may need its administrator&apos;s consent.</source>
        <translation>設定でクライアント ID とディレクトリを確認してください。会社のアカウントでは管理者の同意が必要なことがあります。</translation>
    </message>
    <message>
        <source>The sign-in server cannot be reached</source>
        <translation>サインインのサーバーに接続できません</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>インターネット接続を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Nobody is signed in to the mail account</source>
        <translation>メールアカウントにサインインしていません</translation>
    </message>
    <message>
        <source>Sign in in Settings, Mail.</source>
        <translation>設定の「メール」でサインインしてください。</translation>
    </message>
    <message>
        <source>The mail account no longer accepts the sign-in</source>
        <translation>メールアカウントがサインインを受け付けなくなりました</translation>
    </message>
    <message>
        <source>Sign in again in Settings, Mail, with the account named there.</source>
        <translation>設定の「メール」で、そこに書いたアカウントでもう一度サインインしてください。</translation>
    </message>
    <message>
        <source>No browser could be opened for the sign-in</source>
        <translation>サインインのためのブラウザーを開けませんでした</translation>
    </message>
    <message>
        <source>Set a browser as the standard one of this computer, then try again.</source>
        <translation>このパソコンの既定のブラウザーを設定して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>No mailbox is set</source>
        <translation>メールボックスが設定されていません</translation>
    </message>
    <message>
        <source>Nothing was read or kept there.</source>
        <translation>何も読み取らず、保存もしていません。</translation>
    </message>
    <message>
        <source>Enter the mailbox&apos;s server in Settings, Mail.</source>
        <translation>設定の「メール」でメールボックスのサーバーを入力してください。</translation>
    </message>
    <message>
        <source>The mailbox server cannot be reached</source>
        <translation>メールボックスのサーバーに接続できません</translation>
    </message>
    <message>
        <source>Nothing was read or kept there. What was sent was sent.</source>
        <translation>何も読み取らず、保存もしていません。送信済みのものは送信済みのままです。</translation>
    </message>
    <message>
        <source>Check server and port in Settings, Mail, then try again.</source>
        <translation>設定の「メール」でサーバーとポートを確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The mailbox did not accept the login</source>
        <translation>メールボックスにログインできませんでした</translation>
    </message>
    <message>
        <source>Check user and password in Settings, Mail. Some providers want an app password or a sign-in.</source>
        <translation>設定の「メール」でユーザー名とパスワードを確認してください。アプリ パスワードやサインインが必要なサービスもあります。</translation>
    </message>
    <message>
        <source>The mailbox has no folder for {kind}</source>
        <translation>メールボックスに {kind} のフォルダーがありません</translation>
    </message>
    <message>
        <source>The copy was not kept. What was sent was sent.</source>
        <translation>控えは保存されませんでした。送信済みのものは送信済みのままです。</translation>
    </message>
    <message>
        <source>Make such a folder in your mail program, or switch this off in Settings, Mail.</source>
        <translation>メールソフトでそのフォルダーを作るか、設定の「メール」でこの機能を切ってください。</translation>
    </message>
    <message>
        <source>The mailbox did not take the mail</source>
        <translation>メールボックスがメールを受け取りませんでした</translation>
    </message>
    <message>
        <source>See whether the mailbox is full.</source>
        <translation>メールボックスの容量を確認してください。</translation>
    </message>
    <message>
        <source>There is nobody to print a letter for</source>
        <translation>手紙を印刷する相手がいません</translation>
    </message>
    <message>
        <source>Enter postal addresses first: a letter needs one.</source>
        <translation>先に住所を入力してください。手紙には住所が必要です。</translation>
    </message>
    <message>
        <source>The agency&apos;s statement does not agree with the ledger</source>
        <translation>紹介会社の計算書と台帳が一致していません</translation>
    </message>
    <message>
        <source>Nothing was changed, neither here nor at the agency.</source>
        <translation>この端末でも紹介会社でも、何も書き換えていません。</translation>
    </message>
    <message>
        <source>Open Relay and slots to see which figure differs, and ask your agency. It is compared anew at every sync.</source>
        <translation>「リレー・紹介枠」でちがう数を確かめ、紹介会社にお問い合わせください。同期のたびに照合し直します。</translation>
    </message>
    <message>
        <source>The agency does not know a device of this name</source>
        <translation>この名前の端末は紹介会社に登録されていません</translation>
    </message>
    <message>
        <source>No device was stopped.</source>
        <translation>どの端末も停止していません。</translation>
    </message>
    <message>
        <source>Copy the whole name; it begins with d_.</source>
        <translation>d_ で始まる名前の全体を貼り付けてください。</translation>
    </message>
    <message>
        <source>This is the name of the device you are working at</source>
        <translation>これは今お使いの端末の名前です</translation>
    </message>
    <message>
        <source>Enter the name of the lost device.</source>
        <translation>失った端末の名前を入力してください。</translation>
    </message>
    <message>
        <source>This request is settled already</source>
        <translation>この依頼はすでに終わっています</translation>
    </message>
    <message>
        <source>Nothing was handed over now.</source>
        <translation>今回は何も引き渡していません。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>一覧をもう一度ご覧ください。</translation>
    </message>
    <message>
        <source>This profile cannot be handed over</source>
        <translation>このプロフィールは引き渡せません</translation>
    </message>
    <message>
        <source>Nothing was handed over.</source>
        <translation>何も引き渡していません。</translation>
    </message>
    <message>
        <source>Look at the request: it says what does not match, and what can be done.</source>
        <translation>依頼を開くと、一致しない点とできることが分かります。</translation>
    </message>
    <message>
        <source>The applicant&apos;s record changed while you looked</source>
        <translation>ご覧になっている間に応募者の記録が変わりました</translation>
    </message>
    <message>
        <source>Look at what would go now, and decide again.</source>
        <translation>いま引き渡される内容を確かめ、あらためて決めてください。</translation>
    </message>
    <message>
        <source>No slot can be used now</source>
        <translation>いま使える紹介枠がありません</translation>
    </message>
    <message>
        <source>Nothing was asked for.</source>
        <translation>何も依頼していません。</translation>
    </message>
    <message>
        <source>Wait for more registrations; Relay and slots shows how many are missing.</source>
        <translation>登録が増えるまでお待ちください。あと何名かは「リレー・紹介枠」で分かります。</translation>
    </message>
    <message>
        <source>Nobody asked for a slot of this name</source>
        <translation>この識別子の依頼はありません</translation>
    </message>
    <message>
        <source>List the slots and copy the identifier.</source>
        <translation>依頼の一覧から識別子を貼り付けてください。</translation>
    </message>
    <message>
        <source>This slot cannot be given back any more</source>
        <translation>この紹介枠はもう戻せません</translation>
    </message>
    <message>
        <source>Somebody was introduced already, or it is over.</source>
        <translation>すでに紹介があったか、終わっています。</translation>
    </message>
    <message>
        <source>The position is not described as the agency reads it</source>
        <translation>求人の内容が決まった形になっていません</translation>
    </message>
    <message>
        <source>Name at least the job title; the user guide shows an example.</source>
        <translation>少なくとも職種名を入れてください。例は使い方にあります。</translation>
    </message>
</context>
<context>
    <name>EuCard</name>
    <message>
        <source>Were these data obtained from the EU?</source>
        <translation>EU域内から取得した個人データですか</translation>
    </message>
    <message>
        <source>Data of people in the EU or the EEA that came from there are never part of anonymous data. A nationality alone does not decide it: who applied in Japan is usually a “no”.</source>
        <translation>EU・EEA域内から移された個人データは、匿名データに含めません。国籍だけでは決まりません。日本で応募した方は、ふつう「いいえ」です。</translation>
    </message>
    <message>
        <source>People with a nationality or address abroad</source>
        <translation>国籍または住所が国外の方</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>Yes, all</source>
        <translation>全員 はい</translation>
    </message>
    <message>
        <source>No, none</source>
        <translation>全員 いいえ</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln名</numerusform>
        </translation>
    </message>
    <message>
        <source>as EU for now</source>
        <translation>未確認（EU扱い）</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence</source>
        <translation>実施記録</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Nothing was made or sent yet.</source>
        <translation>まだ、作成も提供もしていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows, nobody is named</source>
        <translation>
            <numerusform>%Ln件・個人の情報は入りません</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What</source>
        <translation>したこと</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Settings and checks</source>
        <translation>設定と検査</translation>
    </message>
</context>
<context>
    <name>FieldChip</name>
    <message>
        <source>Choose the column that holds this</source>
        <translation>この項目が入っている列を選びます</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Another program needs a copy that is not encrypted. It is removed when this window closes, or at the next start. What you change in it is not taken over.</source>
        <translation>外部で開くと、暗号化されていない写しを一時的に作ります。写しは、このウィンドウを閉じるとき、または次の起動時に消します。写しへの変更は取り込まれません。</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>外部で開く</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>控えを保存</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>Opening the file</source>
        <translation>ファイルを開いています</translation>
    </message>
    <message>
        <source>File {name}</source>
        <translation>ファイル {name}</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here</source>
        <translation>この種類のファイルはここでは表示できません</translation>
    </message>
    <message>
        <source>Another program can show it, or save a copy.</source>
        <translation>外部のアプリで開くか、控えを保存してください。</translation>
    </message>
    <message>
        <source>{name}, page {page} of {count}</source>
        <translation>{name}、{count}ページ中{page}ページ</translation>
    </message>
    <message>
        <source>No program opened the file</source>
        <translation>開けるアプリが見つかりませんでした</translation>
    </message>
    <message>
        <source>Save a copy and open it with a program of your choice.</source>
        <translation>控えを保存し、お使いのアプリで開いてください。</translation>
    </message>
</context>
<context>
    <name>FileWordsCard</name>
    <message>
        <source>Words of your company</source>
        <translation>会社の言葉</translation>
    </message>
    <message>
        <source>Asked once; unknown words are not given</source>
        <translation>一度だけうかがいます。決めない言葉は出しません</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>出さない</translation>
    </message>
    <message>
        <source>What “{word}” means</source>
        <translation>「{word}」の意味</translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Name, kana, skill, mail</source>
        <translation>名前・フリガナ・スキル・メール</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>人を検索</translation>
    </message>
    <message>
        <source>Every stage</source>
        <translation>すべての段階</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Waiting for a notice</source>
        <translation>連絡待ち</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>条件をすべて外す</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>FirstRunWindow</name>
    <message>
        <source>Career Relay</source>
        <translation>キャリアリレー</translation>
    </message>
    <message>
        <source>1 Company</source>
        <translation>1 会社</translation>
    </message>
    <message>
        <source>2 Agency</source>
        <translation>2 紹介会社</translation>
    </message>
    <message>
        <source>3 Mail</source>
        <translation>3 メール</translation>
    </message>
    <message>
        <source>4 Protection</source>
        <translation>4 保護</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Do this later</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Set up Career Relay</source>
        <translation>キャリアリレーをはじめる</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>使いはじめる</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>コピーしました。</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>復旧キーを保存</translation>
    </message>
    <message>
        <source>It could not be saved there.</source>
        <translation>そこには保存できませんでした。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
</context>
<context>
    <name>FixStrip</name>
    <message>
        <source>Read this instead</source>
        <translation>この値として読む</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>この値にする</translation>
    </message>
    <message>
        <source>Import empty</source>
        <translation>空欄で取り込む</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>元の値に戻す</translation>
    </message>
    <message>
        <source>Import it all the same</source>
        <translation>それでも取り込む</translation>
    </message>
</context>
<context>
    <name>FlowCard</name>
    <message>
        <source>The way of the relay</source>
        <translation>リレーの流れ</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>{since} to {today}</source>
        <translation>{since}〜{today}</translation>
    </message>
    <message>
        <source>Opening a page registers nobody and is not counted.</source>
        <translation>ページを開いただけでは登録にならず、紹介枠にも数えません。</translation>
    </message>
    <message>
        <source>Registrations are known by their month. They may answer notices of earlier months, so that no shares are shown here.</source>
        <translation>登録は月単位で分かります。前の月までの通知からの登録を含むため、割合は示しません。</translation>
    </message>
    <message>
        <source>notices</source>
        <translation>通</translation>
    </message>
    <message>
        <source>people</source>
        <translation>名</translation>
    </message>
    <message>
        <source>{drafts} drafts, {waiting} to be sent</source>
        <translation>下書き {drafts}・送信待ち {waiting}</translation>
    </message>
    <message>
        <source>{count} not delivered</source>
        <translation>届かず {count}</translation>
    </message>
    <message>
        <source>{count} not sure yet</source>
        <translation>確認中・見込み {count}名</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>{share} of written</source>
        <translation>作成の {share}</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>{share} of sent</source>
        <translation>送信の {share}</translation>
    </message>
    <message>
        <source>Consent confirmed</source>
        <translation>ご本人の同意を確認済み</translation>
    </message>
    <message>
        <source>Introduced</source>
        <translation>紹介対象</translation>
    </message>
    <message>
        <source>{share} of registered</source>
        <translation>登録の {share}</translation>
    </message>
    <message>
        <source>Proposed for your slots</source>
        <translation>紹介枠へのご提案</translation>
    </message>
</context>
<context>
    <name>FollowUpView</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>求人</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>決定日</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待っている日数</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>わけ</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>次にすること</translation>
    </message>
    <message>
        <source>People without an answer</source>
        <translation>返事を待つ方</translation>
    </message>
    <message>
        <source>Everybody has an answer</source>
        <translation>返事を待つ方はいません</translation>
    </message>
    <message>
        <source>Who is rejected and has no notice yet stands here, the longest wait first.</source>
        <translation>不採用と決まって、まだ通知が届いていない方が、長く待っている順に並びます。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are overdue.</source>
        <translation>
            <numerusform>%Ln名が期限を過ぎています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit is {days} business days after the decision (Settings).</source>
        <translation>期限は、決定から{days}営業日です（設定で変えられます）。</translation>
    </message>
    <message numerus="yes">
        <source>%n people wait, nobody is overdue.</source>
        <translation>
            <numerusform>%Ln名が待っています。期限を過ぎた方はいません。</numerusform>
        </translation>
    </message>
    <message>
        <source>{days} business days</source>
        <translation>{days}営業日</translation>
    </message>
</context>
<context>
    <name>FollowUpWords</name>
    <message>
        <source>No notice yet</source>
        <translation>まだ通知なし</translation>
    </message>
    <message>
        <source>No e-mail address</source>
        <translation>宛先なし</translation>
    </message>
    <message>
        <source>Draft not confirmed</source>
        <translation>下書きのまま</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>送れていない</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>届かず戻った</translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Write the notice</source>
        <translation>通知を作る</translation>
    </message>
    <message>
        <source>Write a letter or copy the text</source>
        <translation>手紙にする・本文をコピーする</translation>
    </message>
    <message>
        <source>Say whether it was sent</source>
        <translation>送ったかどうかを記す</translation>
    </message>
    <message>
        <source>It leaves by itself</source>
        <translation>自動で送られます</translation>
    </message>
    <message>
        <source>Send it once more</source>
        <translation>もう一度送る</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>宛先を直す</translation>
    </message>
    <message>
        <source>Decide whether it was sent</source>
        <translation>送ったかどうかを決める</translation>
    </message>
</context>
<context>
    <name>FreeFields</name>
    <message>
        <source>Drag a field onto its column, or press it and choose the column.</source>
        <translation>項目を列の上へ動かすか、押して列を選んでください。</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>{n}列目</translation>
    </message>
</context>
<context>
    <name>GaugeCard</name>
    <message>
        <source>Slots now</source>
        <translation>いまの紹介枠</translation>
    </message>
    <message>
        <source>Registered in all</source>
        <translation>登録の累計</translation>
    </message>
    <message>
        <source>Asked for or used</source>
        <translation>使った・依頼中</translation>
    </message>
    <message>
        <source>Left (people)</source>
        <translation>残り（名）</translation>
    </message>
    <message>
        <source>It agrees with the agency&apos;s statement ({when})</source>
        <translation>紹介会社の計算書（{when}）と一致しています</translation>
    </message>
    <message>
        <source>{member}: {theirs} in the statement, {ours} here</source>
        <translation>{member}：計算書 {theirs}、この端末 {ours}</translation>
    </message>
    <message>
        <source>The agency&apos;s statement ({when}) does not agree</source>
        <translation>紹介会社の計算書（{when}）と一致していません</translation>
    </message>
    <message>
        <source>Nothing was changed on either side. Write the ledger down and ask your agency; it is compared anew at every sync.</source>
        <translation>どちらも書き換えていません。台帳を書き出し、紹介会社にお問い合わせください。同期のたびに照合し直します。</translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message>
        <source>of {ratio} people</source>
        <translation>/ {ratio}名</translation>
    </message>
    <message numerus="yes">
        <source>%n slots can be used</source>
        <translation>
            <numerusform>使える紹介枠 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more for one free introduction</source>
        <translation>
            <numerusform>あと%Ln名で紹介1名が無料</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirmed %n</source>
        <translation>
            <numerusform>確定 %Ln名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>being checked by the agency %n</source>
        <translation>
            <numerusform>紹介会社が確認中 %Ln名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>being checked by the agency %n (known by {day})</source>
        <translation>
            <numerusform>確認中 %Ln名（{day}までに判明）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expected %n</source>
        <translation>
            <numerusform>見込み ＋%Ln名</numerusform>
        </translation>
    </message>
    <message>
        <source>{filled} of {ratio} registrations confirmed, {expected} being checked</source>
        <translation>紹介枠 {ratio}名中{filled}名が確定、{expected}名が確認中</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Earlier batches</source>
        <translation>これまでの提供</translation>
    </message>
    <message>
        <source>Enter leads to what can be done</source>
        <translation>行を選ぶと、できる操作が下に出ます（Enterで移動）</translation>
    </message>
    <message>
        <source>Nothing was proposed or sent yet</source>
        <translation>まだ提案も送信もありません</translation>
    </message>
    <message>
        <source>Every batch you approve stays listed here with its exact content.</source>
        <translation>承認した回は、送った中身とともにここに残ります。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>時期</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>照合番号</translation>
    </message>
</context>
<context>
    <name>HoldBackBar</name>
    <message>
        <source>Detail or speed</source>
        <translation>細かさと早さ</translation>
    </message>
    <message>
        <source>Detail first</source>
        <translation>細かさ優先</translation>
    </message>
    <message>
        <source>Speed first</source>
        <translation>早さ優先</translation>
    </message>
    <message>
        <source>Detail first: people wait until others like them come</source>
        <translation>細かさ優先：似た方がそろうまで待ちます</translation>
    </message>
    <message>
        <source>Balanced between detail and speed</source>
        <translation>細かさと早さのあいだ</translation>
    </message>
    <message>
        <source>Speed first: everybody who can goes, in coarser records</source>
        <translation>早さ優先：出せる方は、おおまかな記録にして出します</translation>
    </message>
    <message>
        <source>Now nobody goes and {waiting} wait.</source>
        <translation>いまは出せる方がなく、{waiting}名が待ちます。</translation>
    </message>
    <message>
        <source>Now {going} go and {waiting} wait; {loss} % of the detail is lost.</source>
        <translation>いまは{going}名を出し、{waiting}名が待ちます。記録の細かさは{loss}%失われます。</translation>
    </message>
    <message>
        <source>About {going} would go and {waiting} wait.</source>
        <translation>およそ{going}名を出し、{waiting}名が待ちます。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>あいだ</translation>
    </message>
    <message>
        <source>{choice}: about {going} go, {waiting} wait</source>
        <translation>{choice}なら約{going}名を出し、{waiting}名が待ちます</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Import applicants</source>
        <translation>応募者を取り込む</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Today&apos;s work</source>
        <translation>今日の仕事</translation>
    </message>
    <message>
        <source>Introduction slots</source>
        <translation>紹介枠</translation>
    </message>
    <message>
        <source>See the ledger</source>
        <translation>台帳を見る</translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation>使える</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>依頼中</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>利用済み</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>はじめの準備</translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of work</source>
        <translation>
            <numerusform>%Ln種類</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is done</source>
        <translation>今日の仕事は終わりました</translation>
    </message>
    <message>
        <source>Nobody waits for a notice and nothing waits for your approval.</source>
        <translation>連絡待ちの方も、承認待ちの匿名データもありません。</translation>
    </message>
    <message>
        <source>Nobody is on file yet</source>
        <translation>応募者はまだいません</translation>
    </message>
    <message>
        <source>Drop your Excel list of applicants anywhere on this window.</source>
        <translation>Excelの応募者一覧を、この窓のどこにでも置いてください。取り込みの前に中身を確かめられます。</translation>
    </message>
    <message numerus="yes">
        <source>%n late by more than {days} business days</source>
        <translation>
            <numerusform>%Ln名が{days}営業日を超過</numerusform>
        </translation>
    </message>
    <message>
        <source>May be invited again</source>
        <translation>期日の再アプローチ</translation>
    </message>
    <message>
        <source>They agreed to it. Nothing is sent before you look at it.</source>
        <translation>ご案内に同意した方です。確かめるまで何も送りません。</translation>
    </message>
    <message>
        <source>people</source>
        <translation>名</translation>
    </message>
    <message>
        <source>person</source>
        <translation>名</translation>
    </message>
    <message>
        <source>items</source>
        <translation>件</translation>
    </message>
    <message>
        <source>item</source>
        <translation>件</translation>
    </message>
    <message numerus="yes">
        <source>{total} registrations in all make %n slots and {rest} towards the next. Where people are hired never takes a slot away.</source>
        <translation>
            <numerusform>累計の登録{total}名 ＝ %Ln枠 ＋ {rest}名。登録した方がどこに就職しても、枠は減りません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for a notice</source>
        <translation>連絡待ち</translation>
    </message>
    <message>
        <source>The decision is made, and no notice is written yet.</source>
        <translation>不採用が決まり、まだ通知を作っていない方です。</translation>
    </message>
    <message>
        <source>Write notices</source>
        <translation>通知を作成</translation>
    </message>
    <message>
        <source>Drafts not confirmed as sent</source>
        <translation>送信を確かめていない下書き</translation>
    </message>
    <message>
        <source>Until you say they were sent, these people still count as waiting.</source>
        <translation>送信したと印を付けるまで、連絡待ちのままです。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確かめる</translation>
    </message>
    <message>
        <source>Mails with an unknown fate</source>
        <translation>送れたか分からないメール</translation>
    </message>
    <message>
        <source>The connection broke while sending. Please decide.</source>
        <translation>送信の途中で接続が切れました。どちらかをお決めください。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>決める</translation>
    </message>
    <message>
        <source>Anonymous data to look at</source>
        <translation>承認待ちの匿名データ</translation>
    </message>
    <message numerus="yes">
        <source>%n people. You see all of it before you decide.</source>
        <translation>
            <numerusform>%Ln名分です。中身をすべて見てから決められます。</numerusform>
        </translation>
    </message>
    <message>
        <source>See the content</source>
        <translation>中身を見る</translation>
    </message>
    <message>
        <source>Past the time they may be kept</source>
        <translation>保存期間を過ぎた不採用の方</translation>
    </message>
    <message>
        <source>Soon past the time they may be kept</source>
        <translation>まもなく保存期間を過ぎる不採用の方</translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n months ago, without consent to be kept.</source>
        <translation>
            <numerusform>不採用から%Lnか月。保存への同意はありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Within {days} days. A consent keeps them.</source>
        <translation>{days}日以内に過ぎます。同意があれば残せます。</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>確かめる</translation>
    </message>
    <message>
        <source>Applicants on file</source>
        <translation>応募者の整理</translation>
    </message>
    <message>
        <source>Import the Excel list you have</source>
        <translation>Excelの一覧を取り込みます</translation>
    </message>
    <message>
        <source>Agency connected</source>
        <translation>紹介会社との接続</translation>
    </message>
    <message>
        <source>Enter the enrolment string</source>
        <translation>登録コードを入れます</translation>
    </message>
    <message>
        <source>Applicants are told</source>
        <translation>応募者への説明</translation>
    </message>
    <message>
        <source>Say how they learn of the relay</source>
        <translation>リレーの伝え方を決めます</translation>
    </message>
    <message>
        <source>Public notice posted</source>
        <translation>匿名加工情報の公表</translation>
    </message>
    <message>
        <source>Needed before anonymous data leaves</source>
        <translation>匿名データを送る前に要ります</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>進める</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Applicant number</source>
        <translation>応募者番号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Reading (kana)</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Family name (kana)</source>
        <translation>セイ</translation>
    </message>
    <message>
        <source>Given name (kana)</source>
        <translation>メイ</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年齢</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>都道府県</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市区町村</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>応募職種</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>勤務地</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>応募日</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>応募経路</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>決定日</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学歴</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>経験年数</translation>
    </message>
    <message>
        <source>Qualifications</source>
        <translation>資格・免許</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>スキル</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>語学</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Data from the EU</source>
        <translation>EU域内からのデータ</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Consent to the relay</source>
        <translation>情報提供への同意</translation>
    </message>
    <message>
        <source>Consent to a later invitation</source>
        <translation>再応募の案内の同意</translation>
    </message>
    <message>
        <source>Desired pay</source>
        <translation>希望給与</translation>
    </message>
    <message>
        <source>Present pay</source>
        <translation>現在の給与</translation>
    </message>
    <message>
        <source>Can start on</source>
        <translation>入社可能日</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>A field of your own (stays here)</source>
        <translation>独自の項目（外に出ません）</translation>
    </message>
    <message>
        <source>Not asked in fair hiring</source>
        <translation>採否と無関係</translation>
    </message>
    <message>
        <source>Health is left out</source>
        <translation>健康の情報は取り込みません</translation>
    </message>
    <message>
        <source>My Number is left out</source>
        <translation>マイナンバーは取り込みません</translation>
    </message>
    <message>
        <source>Somebody else&apos;s data</source>
        <translation>ご本人以外の情報</translation>
    </message>
    <message>
        <source>Free text stays here</source>
        <translation>自由記述は外に出ません</translation>
    </message>
    <message>
        <source>Not needed here</source>
        <translation>使わない列です</translation>
    </message>
    <message>
        <source>Meaning not known</source>
        <translation>意味が分かりません</translation>
    </message>
    <message>
        <source>No heading</source>
        <translation>見出しがありません</translation>
    </message>
    <message>
        <source>Another column is used</source>
        <translation>ほかの列を使います</translation>
    </message>
    <message>
        <source>By its content</source>
        <translation>中身から判断</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>外に出ません</translation>
    </message>
    <message>
        <source>You chose this</source>
        <translation>あなたが選びました</translation>
    </message>
    <message>
        <source>Belongs to the table beside</source>
        <translation>隣の表の列</translation>
    </message>
    <message>
        <source>There is no name.</source>
        <translation>氏名がありません。</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>文字が多すぎます。</translation>
    </message>
    <message>
        <source>This is not a date.</source>
        <translation>日付として読めません。</translation>
    </message>
    <message>
        <source>This day does not exist in that era.</source>
        <translation>その元号に、この日はありません。</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>これから先の日です。</translation>
    </message>
    <message>
        <source>This can hardly be a date of birth.</source>
        <translation>生年月日ではないようです。</translation>
    </message>
    <message>
        <source>Age and date of birth do not agree.</source>
        <translation>年齢と生年月日が合いません。</translation>
    </message>
    <message>
        <source>The address seems cut off. No notice could be sent.</source>
        <translation>途中で切れているようです。通知は送れません。</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>電話番号の形ではありません。</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>数として読めません。</translation>
    </message>
    <message>
        <source>This word is not known.</source>
        <translation>知らない言葉です。</translation>
    </message>
    <message>
        <source>The formula gave an error.</source>
        <translation>数式がエラーになっています。</translation>
    </message>
    <message>
        <source>Two people seem to be in one row.</source>
        <translation>1行に2人分あるようです。</translation>
    </message>
    <message>
        <source>This touches what fair hiring leaves out.</source>
        <translation>公正な採用選考で集めない事項に触れています。</translation>
    </message>
    <message>
        <source>Where the family name ends is not sure.</source>
        <translation>姓と名の区切りがはっきりしません。</translation>
    </message>
    <message>
        <source>This is not a postal code.</source>
        <translation>郵便番号として読めません。</translation>
    </message>
    <message>
        <source>Postal code and address do not agree.</source>
        <translation>郵便番号と住所が合いません。</translation>
    </message>
    <message>
        <source>The leading 0 was added.</source>
        <translation>先頭に 0 を補いました。</translation>
    </message>
    <message>
        <source>Full and half width were evened out.</source>
        <translation>全角・半角をそろえました。</translation>
    </message>
    <message>
        <source>Turned into katakana.</source>
        <translation>カタカナにしました。</translation>
    </message>
    <message>
        <source>The year was added.</source>
        <translation>年を補いました。</translation>
    </message>
    <message>
        <source>Excel&apos;s day number became a date.</source>
        <translation>Excelの日付番号を日付にしました。</translation>
    </message>
    <message>
        <source>Read as ten thousands of yen.</source>
        <translation>単位を万円として読みました。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>取り込みません</translation>
    </message>
    <message>
        <source>Perhaps {value}?</source>
        <translation>{value} のことでしょうか。</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation>直すところ</translation>
    </message>
    <message>
        <source>Title above the table</source>
        <translation>表の上の題名</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Headings again</source>
        <translation>繰り返しの見出し</translation>
    </message>
    <message>
        <source>Empty row</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Nothing in a column in use</source>
        <translation>取り込む列に値なし</translation>
    </message>
    <message>
        <source>Row of totals</source>
        <translation>合計の行</translation>
    </message>
    <message>
        <source>Row for seals</source>
        <translation>押印欄</translation>
    </message>
    <message>
        <source>Note below the table</source>
        <translation>表の下の注記</translation>
    </message>
    <message>
        <source>Example of how to fill it in</source>
        <translation>記入例</translation>
    </message>
    <message>
        <source>Hidden row</source>
        <translation>非表示の行</translation>
    </message>
    <message>
        <source>Part of another table</source>
        <translation>別の表の一部</translation>
    </message>
    <message>
        <source>Nobody chooses where they were born; it says nothing about the work.</source>
        <translation>本人が選べない事項で、仕事の適性と関係がありません。</translation>
    </message>
    <message>
        <source>A family says nothing about how its member works.</source>
        <translation>家族のことは、本人の適性・能力と関係がありません。</translation>
    </message>
    <message>
        <source>How somebody lives says nothing about the work.</source>
        <translation>住まいの様子は、仕事の適性と関係がありません。</translation>
    </message>
    <message>
        <source>Circumstances at home are not the applicant&apos;s doing.</source>
        <translation>家庭や生活の環境は、本人の責任ではありません。</translation>
    </message>
    <message>
        <source>Belief is free and nobody&apos;s concern.</source>
        <translation>信教は自由で、採用に関わりません。</translation>
    </message>
    <message>
        <source>Political views are free.</source>
        <translation>支持する政党は本人の自由です。</translation>
    </message>
    <message>
        <source>A view of life is free.</source>
        <translation>人生観は本人の自由です。</translation>
    </message>
    <message>
        <source>Whom somebody admires shows their thinking, which is free.</source>
        <translation>尊敬する人物は思想に関わり、本人の自由です。</translation>
    </message>
    <message>
        <source>Thought is free.</source>
        <translation>思想は本人の自由です。</translation>
    </message>
    <message>
        <source>Joining a union or a movement is everybody&apos;s right.</source>
        <translation>労働組合や社会運動への参加は、すべての人の権利です。</translation>
    </message>
    <message>
        <source>What somebody reads shows their thinking, which is free.</source>
        <translation>読むものは思想に関わり、本人の自由です。</translation>
    </message>
    <message>
        <source>Looking into somebody&apos;s background can lead to discrimination.</source>
        <translation>身元調査は差別につながるおそれがあります。</translation>
    </message>
    <message>
        <source>Such papers ask for more than the work needs.</source>
        <translation>仕事に必要な範囲を超える事項を含む書類です。</translation>
    </message>
    <message>
        <source>A health check is for after hiring unless the work itself needs it.</source>
        <translation>健康診断は、仕事に必要な場合を除き、採用選考では行いません。</translation>
    </message>
    <message>
        <source>Health and disability need special care under the law.</source>
        <translation>健康・障害は、法律上とくに配慮を要する情報です。</translation>
    </message>
    <message>
        <source>My Number may be kept only for what the law names.</source>
        <translation>マイナンバーは、法律で定められた目的以外では保管できません。</translation>
    </message>
    <message>
        <source>nothing known points to a field</source>
        <translation>手がかりなし</translation>
    </message>
    <message>
        <source>the heading is known</source>
        <translation>見出しが一致</translation>
    </message>
    <message>
        <source>part of the heading is known</source>
        <translation>見出しの一部が一致</translation>
    </message>
    <message>
        <source>the heading resembles a known one</source>
        <translation>見出しが似ている</translation>
    </message>
    <message>
        <source>the cells look like it</source>
        <translation>セルの内容から</translation>
    </message>
    <message>
        <source>the system&apos;s own list of columns</source>
        <translation>システムの出力形式から</translation>
    </message>
    <message>
        <source>as you chose for such a file before</source>
        <translation>前回の選択から</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>選択どおり</translation>
    </message>
    <message>
        <source>The file is open in another program; what is not saved is missing here.</source>
        <translation>ファイルがほかのソフトで開かれています。未保存の変更は含まれません。</translation>
    </message>
    <message>
        <source>Hidden sheets were not read.</source>
        <translation>非表示のシートは読んでいません。</translation>
    </message>
    <message>
        <source>Hidden rows were not read.</source>
        <translation>非表示の行は読んでいません。</translation>
    </message>
    <message>
        <source>The file is not a workbook but text under the name of one.</source>
        <translation>拡張子はExcelですが、中身はテキストです。</translation>
    </message>
    <message>
        <source>A few characters could not be read.</source>
        <translation>読めない文字が少しあります。</translation>
    </message>
    <message>
        <source>The file has macros; they were not run.</source>
        <translation>マクロを含むファイルです。マクロは実行していません。</translation>
    </message>
    <message>
        <source>The file points to other files; the values saved in it were read.</source>
        <translation>ほかのファイルを参照しています。保存済みの値を読みました。</translation>
    </message>
    <message>
        <source>not in the folder of the list</source>
        <translation>一覧と同じフォルダーにありません</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読めません</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>larger than 20 MB</source>
        <translation>20 MBを超えています</translation>
    </message>
    <message>
        <source>a kind of file not taken in</source>
        <translation>対応していない種類です</translation>
    </message>
    <message>
        <source>more than 20 files in one row</source>
        <translation>1行に20件を超えています</translation>
    </message>
    <message>
        <source>could belong to several people</source>
        <translation>複数の方に当てはまります</translation>
    </message>
    <message>
        <source>its row was not imported</source>
        <translation>その行は取り込んでいません</translation>
    </message>
    <message>
        <source>Jobcan</source>
        <translation>ジョブカン</translation>
    </message>
    <message>
        <source>a list of applicants</source>
        <translation>応募者管理表</translation>
    </message>
    <message>
        <source>Row {row}, {name}: {why}</source>
        <translation>{row}行&#x3000;{name}：{why}</translation>
    </message>
    <message>
        <source>Item {number} of 14: {item}.</source>
        <translation>14事項の{number}「{item}」。</translation>
    </message>
    <message>
        <source>{matching} of {filled} cells agree</source>
        <translation>{filled}件中{matching}件が一致</translation>
    </message>
    <message>
        <source>{reason}; {cells}</source>
        <translation>{reason}（{cells}）</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>Choose another file</source>
        <translation>ほかのファイルを選ぶ</translation>
    </message>
    <message>
        <source>Write down what to mend</source>
        <translation>直すところを書き出す</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取込</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Save an empty form</source>
        <translation>空の様式を保存</translation>
    </message>
    <message>
        <source>Put an Excel list or a CSV file here. You see everything before anything is saved.</source>
        <translation>ExcelかCSVの一覧をここに置くと、取り込みの前に中身を確かめられます。</translation>
    </message>
    <message>
        <source>Read hidden sheets too</source>
        <translation>隠れたシートも読む</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>セルを貼り付ける</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>ファイルをここに置いてください</translation>
    </message>
    <message>
        <source>Excel and CSV ({patterns})</source>
        <translation>ExcelとCSV ({patterns})</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>ファイルを読んでいます …</translation>
    </message>
    <message>
        <source>Reading sheet “{sheet}” …</source>
        <translation>シート「{sheet}」を読んでいます …</translation>
    </message>
    <message>
        <source>Looking at columns and rows, and who is on file already …</source>
        <translation>列と行を調べ、登録済みの方と照らし合わせています …</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>貼り付けたセル</translation>
    </message>
    <message>
        <source>Files of this shape are read so from now on</source>
        <translation>同じ形のファイルは、次からこのとおりに読みます</translation>
    </message>
    <message>
        <source>applicants.xlsx</source>
        <translation>応募者一覧.xlsx</translation>
    </message>
    <message>
        <source>The empty form is saved. Fill it in and drop it here.</source>
        <translation>空の様式を保存しました。記入したら、ここに置いてください。</translation>
    </message>
    <message>
        <source>to-mend.xlsx</source>
        <translation>直すところ.xlsx</translation>
    </message>
    <message>
        <source>Writing down what to mend</source>
        <translation>直すところを書き出しています</translation>
    </message>
    <message numerus="yes">
        <source>%n rows written down. Mend them and import that file.</source>
        <translation>
            <numerusform>%Ln行を書き出しました。直してから、そのファイルを取り込んでください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>取り込んでいます</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”, headings in row {row}, {count} rows</source>
        <translation>{file}&#x3000;シート「{sheet}」&#x3000;見出し {row}行目&#x3000;{count}行</translation>
    </message>
    <message numerus="yes">
        <source>This file has %n hidden sheets. The list may be there.</source>
        <translation>
            <numerusform>このファイルには、隠れたシートが%Ln枚あります。一覧はそこにあるかもしれません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n people</source>
        <translation>
            <numerusform>%Ln名を取り込む</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvitationPanel</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>No notice of the result is on file for this person.</source>
        <translation>この方への結果の通知は、記録にありません。</translation>
    </message>
    <message>
        <source>The mail that arrives</source>
        <translation>届くメール</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>文をコピー</translation>
    </message>
    <message>
        <source>Later, on</source>
        <translation>後にする日</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>e.g. found a job elsewhere</source>
        <translation>例：他社に決まったため</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>今回は見送る</translation>
    </message>
    <message>
        <source>Record an answer or a refusal</source>
        <translation>回答・停止を記録</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Open under People</source>
        <translation>人材で開く</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>いまご案内する理由</translation>
    </message>
    <message>
        <source>Not this time, because</source>
        <translation>見送る理由</translation>
    </message>
    <message>
        <source>Consent and history</source>
        <translation>同意と履歴</translation>
    </message>
    <message>
        <source>Applied for {vacancy}, decided {day}</source>
        <translation>応募：{vacancy}&#x3000;結果：{day}</translation>
    </message>
    <message>
        <source>The text has a fault. Mend it under Rejection notices first.</source>
        <translation>文面に直すところがあります。先に不採用通知の画面で直してください。</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Key of this device</source>
        <translation>この端末の鍵</translation>
    </message>
    <message>
        <source>Name of this device at the agency</source>
        <translation>紹介会社でのこの端末の名前</translation>
    </message>
    <message>
        <source>Keep it apart from the device: it is asked for if the device is lost.</source>
        <translation>端末とは別の所に控えてください。端末を失ったときに使います。</translation>
    </message>
    <message>
        <source>Renew the key of this device</source>
        <translation>端末の鍵を更新</translation>
    </message>
    <message>
        <source>Name of a lost device</source>
        <translation>失った端末の名前</translation>
    </message>
    <message>
        <source>Stop that device</source>
        <translation>その端末を停止</translation>
    </message>
</context>
<context>
    <name>LaterPanel</name>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>They leave in office hours; you can take them back until then.</source>
        <translation>営業時間内に送ります。それまでは取り消せます。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>この時刻より後</translation>
    </message>
    <message numerus="yes">
        <source>Send %n mails then</source>
        <translation>
            <numerusform>%Ln通を予約する</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerCard</name>
    <message>
        <source>Ledger</source>
        <translation>台帳</translation>
    </message>
    <message>
        <source>It cannot be rewritten</source>
        <translation>書き換えられない記録です</translation>
    </message>
    <message>
        <source>Entries shown</source>
        <translation>表示する記録</translation>
    </message>
    <message>
        <source>No registration yet</source>
        <translation>登録はまだありません</translation>
    </message>
    <message>
        <source>When somebody registers at the agency, it appears here after the next sync.</source>
        <translation>紹介会社で登録があると、次の同期でここに表れます。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>できごと</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>増減</translation>
    </message>
    <message>
        <source>Left (people)</source>
        <translation>残り（名）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Registration confirmed</source>
        <translation>登録を確認</translation>
    </message>
    <message>
        <source>Registration taken back</source>
        <translation>登録の取り消し</translation>
    </message>
    <message>
        <source>Slot asked for</source>
        <translation>紹介枠を依頼に使用</translation>
    </message>
    <message>
        <source>Slot given back</source>
        <translation>紹介枠が戻りました</translation>
    </message>
    <message>
        <source>Slot used for an introduction</source>
        <translation>紹介枠を利用</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>特典</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Registration told</source>
        <translation>登録の知らせ</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>Registration being checked</source>
        <translation>登録を確認中</translation>
    </message>
    <message>
        <source>{words} (known by {day})</source>
        <translation>{words}（{day}までに判明）</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Appearance</source>
        <translation>見え方</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Text size and language apply fully at the next start.</source>
        <translation>文字の大きさと言語は、次の起動ですべてに反映されます。</translation>
    </message>
</context>
<context>
    <name>MailCard</name>
    <message>
        <source>The mail that arrives</source>
        <translation>届くメール</translation>
    </message>
    <message>
        <source>Exactly like this</source>
        <translation>このまま届きます</translation>
    </message>
    <message>
        <source>Previous person</source>
        <translation>前の人</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>次の人</translation>
    </message>
    <message>
        <source>Includes the relay paragraph</source>
        <translation>リレー案内文あり</translation>
    </message>
    <message>
        <source>From</source>
        <translation>差出人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>{at} / {total}</source>
        <translation>{at} / {total}名</translation>
    </message>
    <message>
        <source>Only to look at</source>
        <translation>確認のみ</translation>
    </message>
    <message>
        <source>No e-mail address: copy the text or write a letter</source>
        <translation>メールアドレスなし。文をコピーするか、郵送で</translation>
    </message>
</context>
<context>
    <name>MailSection</name>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Save drafts and send them from our mail program</source>
        <translation>下書きを保存し、ふだんのメールソフトから送る</translation>
    </message>
    <message>
        <source>Copy subject and body person by person</source>
        <translation>件名と本文を一人ずつコピーする</translation>
    </message>
    <message>
        <source>Send through our mail server (SMTP)</source>
        <translation>自社のメールサーバーから送る（SMTP）</translation>
    </message>
    <message>
        <source>Drafts (.eml) open ready to send in Outlook (classic) and Thunderbird. The new Outlook and Mail on a Mac are not verified: let drafts go to the mailbox there, send by SMTP, or copy.</source>
        <translation>下書き（.eml）は Outlook（クラシック）と Thunderbird で、送信できる状態で開きます。新しい Outlook と Mac のメールでは未確認です。その場合はメールボックスの下書き、SMTP、またはコピーを使ってください。</translation>
    </message>
    <message>
        <source>Folder for drafts</source>
        <translation>下書きのフォルダー</translation>
    </message>
    <message>
        <source>Empty: the usual folder.</source>
        <translation>空欄なら、いつもの場所です。</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>接続をテスト</translation>
    </message>
    <message>
        <source>Mail server: the login works</source>
        <translation>メールサーバー: ログインできました</translation>
    </message>
    <message>
        <source>Mailbox: the login works</source>
        <translation>メールボックス: ログインできました</translation>
    </message>
</context>
<context>
    <name>MailStep</name>
    <message>
        <source>Save drafts and send them from our mail program</source>
        <translation>下書きを保存し、ふだんのメールソフトから送る</translation>
    </message>
    <message>
        <source>Copy subject and body person by person</source>
        <translation>件名と本文を一人ずつコピーする</translation>
    </message>
    <message>
        <source>Send through our mail server (SMTP)</source>
        <translation>自社のメールサーバーから送る（SMTP）</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保護</translation>
    </message>
    <message>
        <source>Drafts need no password. You can change this at any time in Settings.</source>
        <translation>下書きにパスワードはいりません。あとから「設定」で変えられます。</translation>
    </message>
    <message>
        <source>How do notices leave?</source>
        <translation>通知の送り方</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>入力してください。</translation>
    </message>
    <message>
        <source>A number, for example 587.</source>
        <translation>587 のような数を入れてください。</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>Keep a copy in the mailbox&apos;s Sent folder</source>
        <translation>控えをメールボックスの「送信済み」に残す</translation>
    </message>
    <message>
        <source>Put drafts into the mailbox&apos;s Drafts folder</source>
        <translation>下書きをメールボックスの「下書き」に入れる</translation>
    </message>
    <message>
        <source>Notice by itself which drafts were sent and which mails came back</source>
        <translation>下書きの送信と、届かずに戻ったメールに自動で気づく</translation>
    </message>
    <message>
        <source>Mailbox server (IMAP)</source>
        <translation>メールボックスのサーバー（IMAP）</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>none (this device only)</source>
        <translation>なし（この端末のみ）</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保護</translation>
    </message>
    <message>
        <source>Only headers and delivery reports are read, and nothing of other mail kept.</source>
        <translation>読むのは見出しと配信不能の通知だけです。ほかのメールの内容は保存しません。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Career Relay</source>
        <translation>キャリアリレー</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n</source>
        <translation>
            <numerusform>%Ln件を元に戻しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was saved.</source>
        <translation>中止しました。何も保存していません。</translation>
    </message>
</context>
<context>
    <name>MappingCard</name>
    <message>
        <source>Columns</source>
        <translation>列の対応</translation>
    </message>
    <message>
        <source>Remember this reading</source>
        <translation>この対応を保存</translation>
    </message>
    <message>
        <source>Fields not used</source>
        <translation>使っていない項目</translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%Ln列</numerusform>
        </translation>
    </message>
    <message>
        <source>“{column}”: {reason}. Choose another field if this is not right.</source>
        <translation>「{column}」：{reason}。違う場合は取り込み先を選び直してください。</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>{n}列目</translation>
    </message>
    <message>
        <source>Where {column} goes</source>
        <translation>{column} の取り込み先</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>確実</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>ほぼ確実</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>要確認</translation>
    </message>
</context>
<context>
    <name>MethodsCard</name>
    <message>
        <source>How records were processed</source>
        <translation>加工方法の情報</translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%Ln件を保管</numerusform>
        </translation>
    </message>
    <message>
        <source>Encrypted and apart from the records. Who opens it is written down.</source>
        <translation>記録とは分けて、暗号化して保管します。開いた人は記録に残ります。</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>元には戻せません。</translation>
    </message>
    <message>
        <source>Destroy it</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>消去</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人材</translation>
    </message>
    <message>
        <source>Vacancies</source>
        <translation>求人</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取込</translation>
    </message>
    <message>
        <source>Rejection notices</source>
        <translation>不採用通知</translation>
    </message>
    <message>
        <source>Relay and slots</source>
        <translation>リレー・紹介枠</translation>
    </message>
    <message>
        <source>Invite again</source>
        <translation>再アプローチ</translation>
    </message>
    <message>
        <source>Anonymous data</source>
        <translation>匿名データ</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同期</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>ナビゲーション</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>つながり</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Public notice</source>
        <translation>公表</translation>
    </message>
    <message>
        <source>Make the text</source>
        <translation>公表文を作る</translation>
    </message>
    <message>
        <source>Who makes and hands over anonymous records publishes their items and how they are handed over. Nothing is sent before.</source>
        <translation>匿名加工情報を作って提供するときは、項目と提供方法を公表します。公表するまで、何も送りません。</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>公表済み</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Post the text on your site, then enter its address where you approve.</source>
        <translation>公表文を自社サイトに載せて、承認の画面にそのアドレスを入れてください。</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>Documents</source>
        <translation>書類選考</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面接</translation>
    </message>
    <message>
        <source>Final interview</source>
        <translation>最終面接</translation>
    </message>
    <message>
        <source>Result with apology</source>
        <translation>遅れのお詫びと結果</translation>
    </message>
    <message>
        <source>Apology for a delay</source>
        <translation>選考中のお詫び</translation>
    </message>
    <message>
        <source>Reply to withdrawal</source>
        <translation>辞退への返信</translation>
    </message>
    <message>
        <source>Retirement</source>
        <translation>定年・退職</translation>
    </message>
    <message>
        <source>Invitation to apply again</source>
        <translation>再応募のご案内</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>ていねい</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短く</translation>
    </message>
    <message>
        <source>Text for the vacancy {vacancy} and the reason {reason}</source>
        <translation>「{vacancy}」で理由が「{reason}」の文面を使っています</translation>
    </message>
    <message>
        <source>Text for the vacancy {vacancy}</source>
        <translation>求人「{vacancy}」の文面を使っています</translation>
    </message>
    <message>
        <source>Text for the reason {reason}</source>
        <translation>理由「{reason}」の文面を使っています</translation>
    </message>
    <message>
        <source>The company&apos;s own text</source>
        <translation>会社で保存した文面を使っています</translation>
    </message>
    <message>
        <source>The text that comes with the program</source>
        <translation>はじめから入っている文面を使っています</translation>
    </message>
    <message>
        <source>Save as the company&apos;s text</source>
        <translation>会社の文面として保存</translation>
    </message>
    <message>
        <source>Save for the vacancy {vacancy}</source>
        <translation>この求人の文面として保存（{vacancy}）</translation>
    </message>
    <message>
        <source>Save for the reason {reason}</source>
        <translation>この理由の文面として保存（{reason}）</translation>
    </message>
    <message>
        <source>Save for the vacancy {vacancy} and the reason {reason}</source>
        <translation>この求人・この理由の文面として保存（{vacancy}・{reason}）</translation>
    </message>
    <message>
        <source>A placeholder could not be filled</source>
        <translation>埋まらない差し込みがあります</translation>
    </message>
    <message>
        <source>A placeholder is not known</source>
        <translation>知らない差し込みがあります</translation>
    </message>
    <message>
        <source>The result is not stated clearly</source>
        <translation>結果がはっきり書かれていません</translation>
    </message>
    <message>
        <source>There is no word of thanks</source>
        <translation>お礼が書かれていません</translation>
    </message>
    <message>
        <source>It does not say what happens to the documents</source>
        <translation>応募書類の取扱いがありません</translation>
    </message>
    <message>
        <source>There is no signature</source>
        <translation>署名がありません</translation>
    </message>
    <message>
        <source>The agency&apos;s name or licence is missing; the paragraph is left out</source>
        <translation>紹介会社名か許可番号がないため、案内文を省きます</translation>
    </message>
    <message>
        <source>It does not say that the relay is optional</source>
        <translation>任意であることが書かれていません</translation>
    </message>
    <message>
        <source>It does not say where to ask about the relay or stop it</source>
        <translation>リレーのお問い合わせ・停止の連絡先が書かれていません</translation>
    </message>
    <message>
        <source>The agency and its licence number are not named beside the link</source>
        <translation>リンクのそばに紹介会社の名称と許可番号がありません</translation>
    </message>
    <message>
        <source>The relay paragraph stands before the result</source>
        <translation>リレーの案内が結果より前にあります</translation>
    </message>
    <message>
        <source>A word that must not be used</source>
        <translation>使えない言葉があります</translation>
    </message>
    <message>
        <source>Another applicant&apos;s name is in the text</source>
        <translation>ほかの方の名前が入っています</translation>
    </message>
    <message>
        <source>The link is not this person&apos;s own, or stands twice</source>
        <translation>リンクがご本人のものでないか、二つ入っています</translation>
    </message>
    <message>
        <source>No e-mail address: copy the text or write a letter</source>
        <translation>メールアドレスなし。文をコピーするか、郵送で</translation>
    </message>
    <message>
        <source>The e-mail address is not complete</source>
        <translation>メールアドレスが正しくありません</translation>
    </message>
    <message>
        <source>This text is for another stage</source>
        <translation>ほかの段階の文面です</translation>
    </message>
    <message>
        <source>The company&apos;s e-mail is missing in Settings</source>
        <translation>「設定」に会社のメールがありません</translation>
    </message>
    <message>
        <source>There is a notice already</source>
        <translation>通知がもうあります</translation>
    </message>
    <message>
        <source>The last mail was not delivered: check the address first</source>
        <translation>前回のメールは届きませんでした。先にアドレスを確かめてください</translation>
    </message>
    <message>
        <source>Applicants were not told yet; the paragraph and the link are left out</source>
        <translation>応募者への説明が「まだ」のため、案内文とリンクを省きます</translation>
    </message>
    <message>
        <source>It states a rejection, though this is no result</source>
        <translation>結果の通知ではないのに、不採用と書かれています</translation>
    </message>
    <message>
        <source>There is no word of apology</source>
        <translation>お詫びの言葉がありません</translation>
    </message>
    <message>
        <source>It does not say how to stop such mails, with a contact</source>
        <translation>案内の止め方と連絡先が書かれていません</translation>
    </message>
    <message>
        <source>The relay has no place in this kind of mail</source>
        <translation>この種類のメールにリレー案内は入れられません</translation>
    </message>
    <message>
        <source>It does not say that the relay has nothing to do with the selection</source>
        <translation>リレー案内が選考と関係ないことが書かれていません</translation>
    </message>
    <message>
        <source>It does not say that opening the link registers nobody without consent</source>
        <translation>開いただけでは登録されず、同意が要ることが書かれていません</translation>
    </message>
    <message>
        <source>It does not say which data reach the agency</source>
        <translation>紹介会社に渡る情報が書かれていません</translation>
    </message>
    <message>
        <source>It does not say what the agency does, free of charge</source>
        <translation>紹介会社が無料で行うことが書かれていません</translation>
    </message>
    <message>
        <source>It does not say that the company gets an introduction in return</source>
        <translation>当社が紹介枠を受けることが書かれていません</translation>
    </message>
    <message>
        <source>It does not say until when the link works</source>
        <translation>リンクの期限が書かれていません</translation>
    </message>
    <message>
        <source>It does not say that the company learns only how many register</source>
        <translation>当社に伝わるのは人数だけだと書かれていません</translation>
    </message>
    <message>
        <source>An invisible character is in the text: delete it</source>
        <translation>見えない文字があります。消してください</translation>
    </message>
    <message>
        <source>Code or unpaired brackets are in the text</source>
        <translation>プログラムの記号か、対になっていないかっこがあります</translation>
    </message>
    <message>
        <source>An exclamation mark sounds too loud</source>
        <translation>感嘆符は強すぎます</translation>
    </message>
    <message>
        <source>The text is longer than one page</source>
        <translation>1ページに収まらない長さです</translation>
    </message>
    <message>
        <source>A name holds invisible characters; they are left out of the mail</source>
        <translation>氏名に見えない文字があります。メールでは除きます</translation>
    </message>
    <message>
        <source>A name is longer than 100 characters: mend it in the list of people</source>
        <translation>氏名が100字を超えています。人材の画面で直してください</translation>
    </message>
    <message>
        <source>A name holds double brackets: mend it in the list of people</source>
        <translation>氏名に {{ }} があります。人材の画面で直してください</translation>
    </message>
    <message>
        <source>They did not agree to an invitation, or want no more of them</source>
        <translation>再応募のご案内に同意していないか、停止を希望されています</translation>
    </message>
    <message>
        <source>Not to be invited now: hired, in selection, invited lately, or a mail of unknown fate</source>
        <translation>いまはご案内できません（採用済み・選考中・最近ご案内済み・不明のメールあり など）</translation>
    </message>
    <message>
        <source>They waited longer than the company means to let people wait</source>
        <translation>連絡の目安の日数を過ぎて、お待たせしています</translation>
    </message>
    <message>
        <source>They agreed to be kept on file: a date of disposal does not fit</source>
        <translation>保管に同意された方です。廃棄期限の記載が合いません</translation>
    </message>
    <message>
        <source>Result and thanks are stated</source>
        <translation>結果とお礼が書かれています</translation>
    </message>
    <message>
        <source>Every placeholder is filled</source>
        <translation>差し込みはすべて埋まっています</translation>
    </message>
    <message>
        <source>Everybody has a link of their own</source>
        <translation>リンクは一人ずつ別のものです</translation>
    </message>
    <message>
        <source>The relay is offered as optional, after the result</source>
        <translation>結果のあとに、任意だと伝えています</translation>
    </message>
    <message>
        <source>Agency and licence number are named</source>
        <translation>紹介会社名と許可番号があります</translation>
    </message>
    <message>
        <source>It says what happens to the documents</source>
        <translation>応募書類の取扱いがあります</translation>
    </message>
    <message>
        <source>Nobody else&apos;s name is in the text</source>
        <translation>ほかの方の名前はありません</translation>
    </message>
    <message>
        <source>It is signed</source>
        <translation>署名があります</translation>
    </message>
    <message>
        <source>Add an apology</source>
        <translation>お詫びの文面に替える</translation>
    </message>
    <message>
        <source>Their own stage&apos;s text</source>
        <translation>その方の段階の文面に替える</translation>
    </message>
    <message>
        <source>Show the person</source>
        <translation>その方を表示</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>その箇所へ</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Copy subject</source>
        <translation>件名をコピー</translation>
    </message>
    <message>
        <source>Copy body</source>
        <translation>本文をコピー</translation>
    </message>
    <message>
        <source>Save the drafts in another folder</source>
        <translation>下書きをほかのフォルダーに保存</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>送信を予約</translation>
    </message>
    <message>
        <source>Rejection notices</source>
        <translation>不採用通知</translation>
    </message>
    <message>
        <source>Nobody waits for a notice</source>
        <translation>連絡待ちの方はいません</translation>
    </message>
    <message>
        <source>Reject applicants in the list of people, then write to them here.</source>
        <translation>「人材」で不採用にした方へ、ここで通知を作ります。</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>人材を開く</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>このページの部分</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>書く</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>送信箱</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>返事を待つ方</translation>
    </message>
    <message>
        <source>The text is saved</source>
        <translation>文面を保存しました</translation>
    </message>
    <message numerus="yes">
        <source>%n people, nothing is sent yet</source>
        <translation>
            <numerusform>%Ln名分・まだ何も送っていません</numerusform>
        </translation>
    </message>
    <message>
        <source>That notice is gone; its person was erased.</source>
        <translation>その通知はもうありません。ご本人の記録が消去されています。</translation>
    </message>
    <message>
        <source>Saving drafts</source>
        <translation>下書きを保存しています</translation>
    </message>
    <message>
        <source>Folder for the drafts</source>
        <translation>下書きのフォルダー</translation>
    </message>
    <message>
        <source>Subject copied</source>
        <translation>件名をコピーしました</translation>
    </message>
    <message>
        <source>Body copied, with its own link</source>
        <translation>本文をコピーしました（この方だけのリンク入り）</translation>
    </message>
    <message numerus="yes">
        <source>%n marked as sent</source>
        <translation>
            <numerusform>%Ln件を送信済みにしました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as not sent</source>
        <translation>
            <numerusform>%Ln件を取りやめにしました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesWords</name>
    <message numerus="yes">
        <source>Send %n mails</source>
        <translation>
            <numerusform>%Ln通を送信</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts into the mailbox</source>
        <translation>
            <numerusform>%Ln通をメールの下書きへ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n drafts</source>
        <translation>
            <numerusform>%Ln通の下書きを保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n drafts</source>
        <translation>
            <numerusform>%Ln通の下書きを保存しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts are in the mailbox; send them from your mail program</source>
        <translation>
            <numerusform>%Ln通をメールの下書きに入れました。いつものメールソフトから送ってください</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails will be sent</source>
        <translation>
            <numerusform>%Ln通を送ります</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>送信は止めてあります</translation>
    </message>
    <message>
        <source>from {when}</source>
        <translation>{when}から</translation>
    </message>
    <message numerus="yes">
        <source>%n left out, see the check</source>
        <translation>
            <numerusform>%Ln名は作っていません（点検をご覧ください）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherParts</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>The answers are kept.</source>
        <translation>回答を保存しました。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>ファイルを読んでいます</translation>
    </message>
    <message>
        <source>Writing and checking</source>
        <translation>書き出して検査しています</translation>
    </message>
    <message>
        <source>Anonymizing</source>
        <translation>匿名加工をしています</translation>
    </message>
    <message numerus="yes">
        <source>Saved for %n people after an independent check.</source>
        <translation>
            <numerusform>独立した検査に合格し、%Ln名分を保存しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} を保存しました</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)</source>
        <translation>一覧 (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>Outbox</source>
        <translation>送信箱</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>届いていない</translation>
    </message>
    <message>
        <source>Sent them</source>
        <translation>送信した</translation>
    </message>
    <message>
        <source>Did not send</source>
        <translation>やめた</translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation>送れていた</translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation>送れていない</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message numerus="yes">
        <source>Were the %n drafts sent?</source>
        <translation>
            <numerusform>下書き%Ln通は送信しましたか</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can say whether %n mails were sent. Please decide.</source>
        <translation>
            <numerusform>%Ln通は、送れたか分かりません。お決めください。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxView</name>
    <message>
        <source>Nothing in the outbox</source>
        <translation>送信箱は空です</translation>
    </message>
    <message>
        <source>What you write on this page stands here, with how far it got.</source>
        <translation>このページで作った通知が、どこまで進んだかとあわせて並びます。</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>送信を止める</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>送信を再開する</translation>
    </message>
    <message>
        <source>Mail settings</source>
        <translation>メールの設定</translation>
    </message>
    <message>
        <source>State of the notices</source>
        <translation>通知の状態</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>わけ</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Sent or due</source>
        <translation>送信・予定</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>送信箱</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>内容を見る</translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation>送信した</translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation>送信しなかった</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%Ln件を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose lines to act on</source>
        <translation>行を選ぶと、できることが出ます</translation>
    </message>
    <message numerus="yes">
        <source>Do not send these %n</source>
        <translation>
            <numerusform>%Ln件の送信をやめる</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send these %n once more</source>
        <translation>
            <numerusform>%Ln件をもう一度送る</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n as letters</source>
        <translation>
            <numerusform>%Ln件を手紙にする</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the letters</source>
        <translation>手紙を保存するフォルダー</translation>
    </message>
    <message>
        <source>Printing letters</source>
        <translation>手紙を作っています</translation>
    </message>
    <message numerus="yes">
        <source>%n letters in one PDF</source>
        <translation>
            <numerusform>%Ln通の手紙を1つのPDFにしました</numerusform>
        </translation>
    </message>
    <message>
        <source>No postal address: {names}</source>
        <translation>住所のない方: {names}</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>送信は止めてあります</translation>
    </message>
    <message>
        <source>Sending goes on</source>
        <translation>送信を再開しました</translation>
    </message>
    <message numerus="yes">
        <source>%n mails will not be sent</source>
        <translation>
            <numerusform>%Ln通の送信をやめました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails wait to be sent once more</source>
        <translation>
            <numerusform>%Ln通をもう一度送ります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as sent</source>
        <translation>
            <numerusform>%Ln通を送信済みにしました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as not sent</source>
        <translation>
            <numerusform>%Ln通を送信しなかったことにしました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be changed any more</source>
        <translation>
            <numerusform>%Ln件はもう変えられませんでした</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>The server broke off before the mail</source>
        <translation>メールを渡す前に接続が切れました</translation>
    </message>
    <message>
        <source>The line broke while it was handed over; it may have arrived</source>
        <translation>渡している途中で接続が切れました。届いたかもしれません</translation>
    </message>
    <message>
        <source>The program ended while it was handed over; it may have arrived</source>
        <translation>渡している途中でアプリが終わりました。届いたかもしれません</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>送る前に止まりました</translation>
    </message>
    <message>
        <source>The draft file could not be written</source>
        <translation>下書きファイルを保存できませんでした</translation>
    </message>
    <message>
        <source>Taken back before it was sent</source>
        <translation>送る前に取り消しました</translation>
    </message>
    <message>
        <source>The result was changed meanwhile</source>
        <translation>待っている間に選考結果が変わりました</translation>
    </message>
    <message>
        <source>The address was changed meanwhile</source>
        <translation>待っている間に宛先が変わりました</translation>
    </message>
    <message>
        <source>The person wants no relay: write the notice without it</source>
        <translation>ご本人が転職支援の案内を望まれていません。案内なしで作り直してください</translation>
    </message>
    <message>
        <source>The person wants no further mail</source>
        <translation>ご本人がメールを望まれていません</translation>
    </message>
    <message>
        <source>The server asked to try later ({code})</source>
        <translation>サーバーが「あとで」と答えました（{code}）</translation>
    </message>
    <message>
        <source>The server refused it ({code})</source>
        <translation>サーバーが受け付けませんでした（{code}）</translation>
    </message>
    <message>
        <source>It came back ({code}): check the address, or write by post</source>
        <translation>届かずに戻りました（{code}）。宛先を確かめるか、郵送にしてください</translation>
    </message>
    <message>
        <source>Mails have waited for days while the application was closed ({count}). Look at them, then send them or leave them.</source>
        <translation>アプリを閉じている間に日がたったため、{count}通の送信を止めています。内容を確かめてから、再開するか、やめるかを選んでください。</translation>
    </message>
    <message>
        <source>Sending is paused by {who}; {count} wait</source>
        <translation>{who}さんが送信を止めています。{count}通が待っています</translation>
    </message>
    <message>
        <source>No mail can leave by the present mail settings; {count} wait. Correct them, then send again.</source>
        <translation>いまのメールの設定では送れないため、送信を止めています（{count}通）。設定を直してから、再開してください。</translation>
    </message>
    <message>
        <source>The mail server is out of reach; {count} wait. Tried again at {when}.</source>
        <translation>メールサーバーにつながりません。{count}通が待っています。{when}にもう一度試します。</translation>
    </message>
    <message>
        <source>{count} wait; the next leaves at {when}</source>
        <translation>{count}通が送信を待っています。次は{when}に送ります</translation>
    </message>
    <message>
        <source>tomorrow {hour}</source>
        <translation>明日 {hour}</translation>
    </message>
</context>
<context>
    <name>PairWords</name>
    <message>
        <source>More than the name agrees</source>
        <translation>名前のほかも一致</translation>
    </message>
    <message>
        <source>Only the name agrees</source>
        <translation>名前だけ一致</translation>
    </message>
    <message>
        <source>On file already</source>
        <translation>登録済みの方</translation>
    </message>
    <message>
        <source>Twice in this file</source>
        <translation>ファイルの中で同じ方</translation>
    </message>
    <message>
        <source>{fields} agree; nothing speaks against it.</source>
        <translation>{fields}が一致しています。違う項目はありません。</translation>
    </message>
    <message>
        <source>{fields} agree; {others} differ.</source>
        <translation>{fields}が一致し、{others}が違います。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>・</translation>
    </message>
</context>
<context>
    <name>PairsCard</name>
    <message>
        <source>Perhaps the same person</source>
        <translation>同じ人かもしれません</translation>
    </message>
    <message>
        <source>Never decided by the name alone</source>
        <translation>名前だけでは判断しません</translation>
    </message>
    <message>
        <source>Kind of pair</source>
        <translation>組の種類</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>前の組</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>次の組</translation>
    </message>
    <message>
        <source>What was there first stays</source>
        <translation>違う値は、先にあった方を残す</translation>
    </message>
    <message>
        <source>The value of the file (newer) stays</source>
        <translation>違う値は、ファイルの方にする</translation>
    </message>
    <message>
        <source>The file fills what is empty</source>
        <translation>空いている項目だけ埋める</translation>
    </message>
    <message>
        <source>Chosen field by field</source>
        <translation>項目ごとに選んだとおり</translation>
    </message>
    <message>
        <source>Where values differ</source>
        <translation>値が違うとき</translation>
    </message>
    <message>
        <source>Not answered: two people</source>
        <translation>未回答（別の人として取り込みます）</translation>
    </message>
    <message>
        <source>Row {row}, {at} / {total}</source>
        <translation>{row}行&#x3000;{at} / {total}</translation>
    </message>
    <message>
        <source>A new application of the same person</source>
        <translation>同じ人の新しい応募にする</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同じ人にする</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>別の人にする</translation>
    </message>
    <message numerus="yes">
        <source>All %n: same person</source>
        <translation>
            <numerusform>%Ln組すべて同じ人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n: somebody else</source>
        <translation>
            <numerusform>%Ln組すべて別の人</numerusform>
        </translation>
    </message>
    <message>
        <source>File, row {row}</source>
        <translation>ファイル {row}行</translation>
    </message>
    <message>
        <source>On file (applied {day})</source>
        <translation>登録済み（{day} 応募）</translation>
    </message>
    <message>
        <source>On file already</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>残す値</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>written otherwise</source>
        <translation>表記ちがい</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>異なる</translation>
    </message>
    <message>
        <source>one side only</source>
        <translation>片方だけ</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>先の行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Save as PDF</source>
        <translation>PDFで保存</translation>
    </message>
    <message>
        <source>Save as a web page</source>
        <translation>HTMLで保存</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>テキストで保存</translation>
    </message>
</context>
<context>
    <name>PeopleColumns</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Reading (kana)</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>応募職種</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>応募日</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>再案内の同意</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n business days</source>
        <translation>
            <numerusform>%Ln営業日</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>no</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>selected</source>
        <translation>選択中</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>未選択</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Add a person</source>
        <translation>人を追加</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人材</translation>
    </message>
    <message>
        <source>Nobody is on file yet</source>
        <translation>応募者はまだいません</translation>
    </message>
    <message>
        <source>Import the Excel list you have, or add a person by hand.</source>
        <translation>Excelの一覧を取り込むか、一人ずつ追加してください。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>ファイルを取り込む</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>当てはまる人はいません</translation>
    </message>
    <message>
        <source>Change the words or clear the filters.</source>
        <translation>言葉を変えるか、条件を外してください。</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;Text with commas (*.csv)</source>
        <translation>Excelブック (*.xlsx);;カンマ区切りテキスト (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>書き出しています</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n rows. The file holds personal data.</source>
        <translation>
            <numerusform>%Ln行を書き出しました。このファイルには個人情報が入っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} people shown</source>
        <translation>{count}名を表示</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存しました</translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n applicants</source>
        <translation>
            <numerusform>%Ln名を不採用にしました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%Ln名はそのままです</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased %n people</source>
        <translation>
            <numerusform>%Ln名を消去しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonAnswers</name>
    <message numerus="yes">
        <source>Recorded the answer of %n people.</source>
        <translation>
            <numerusform>%n名の回答を記録しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that waited are stopped.</source>
        <translation>
            <numerusform>送信を待っていた%n通を止めました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts exist: please do not send them.</source>
        <translation>
            <numerusform>下書きが%n通あります。送らないでください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The wish is noted</source>
        <translation>希望を書きとめました</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>See it for anybody</source>
        <translation>ほかの人で確認</translation>
    </message>
    <message>
        <source>See the mail for anybody: type a name</source>
        <translation>ほかの人で確認。氏名を入力</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>見つかった人</translation>
    </message>
</context>
<context>
    <name>PersonFiles</name>
    <message>
        <source>A copy was saved</source>
        <translation>控えを保存しました</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>控えを保存</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>New people</source>
        <translation>新しい人</translation>
    </message>
    <message>
        <source>New applications of people on file</source>
        <translation>登録済みの人の新しい応募</translation>
    </message>
    <message>
        <source>To check, left out for now</source>
        <translation>確認が必要（取り込まずに残します）</translation>
    </message>
    <message>
        <source>Corrected by itself</source>
        <translation>自動で直したか所</translation>
    </message>
    <message>
        <source>This file was imported before, on {at}.</source>
        <translation>このファイルは {at} に取り込み済みです。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows stand in the file twice and count once.</source>
        <translation>
            <numerusform>ファイルの中で重なっている%Ln行は、1回だけ数えます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Show as a file</source>
        <translation>送る中身をファイルで見る</translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <translation>これまでの提供</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Anonymous data</source>
        <translation>匿名データ</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>このページの切り替え</translation>
    </message>
    <message>
        <source>For the agency</source>
        <translation>紹介会社への提供</translation>
    </message>
    <message>
        <source>Anonymize a file</source>
        <translation>ファイルの匿名化</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>集計</translation>
    </message>
    <message>
        <source>Scrub a text</source>
        <translation>文章から個人情報を除く</translation>
    </message>
    <message>
        <source>Legal duties</source>
        <translation>法令の手続き</translation>
    </message>
    <message>
        <source>The order is shuffled before sending. Afterwards nobody can tell which line was whom, neither we nor the agency.</source>
        <translation>並び順は送る直前に混ぜます。送ったあとは、どの行がどなたかを当社も紹介会社もたどれません。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度調べる</translation>
    </message>
    <message>
        <source>Nothing can leave yet</source>
        <translation>まだ送れる記録はありません</translation>
    </message>
    <message>
        <source>Records become ready when selections are closed. Nothing leaves before you have seen and approved it.</source>
        <translation>選考が終わると候補になります。中身を見て承認するまで、何も送りません。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>中身</translation>
    </message>
    <message>
        <source>Working out what could leave</source>
        <translation>送れる記録を調べています</translation>
    </message>
    <message>
        <source>no agency yet</source>
        <translation>紹介会社は未接続</translation>
    </message>
    <message>
        <source>{quarter}, to {agency}. Nothing is sent before you approve.</source>
        <translation>{quarter}&#x3000;送り先 {agency}&#x3000;承認するまで、何も送りません</translation>
    </message>
    <message>
        <source>Nothing is sent before you approve.</source>
        <translation>承認するまで、何も送りません</translation>
    </message>
    <message>
        <source>Changed what comes first: detail or speed.</source>
        <translation>細かさと早さの優先を変えました。</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n people</source>
        <translation>
            <numerusform>%Ln名をすべて見る</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>一部だけ見る</translation>
    </message>
    <message numerus="yes">
        <source>Approved for %n people. It is sent when online.</source>
        <translation>
            <numerusform>%Ln名分を承認しました。つながったときに送ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Put away. The agency holds nothing of it.</source>
        <translation>片付けました。紹介会社には何も渡っていません。</translation>
    </message>
    <message>
        <source>The withdrawal goes to the agency with the next sync.</source>
        <translation>取り下げは、次の同期で紹介会社に伝わります。</translation>
    </message>
    <message>
        <source>Put aside. Nothing was sent.</source>
        <translation>見送りました。何も送っていません。</translation>
    </message>
    <message>
        <source>Exactly these bytes leave, and nothing else</source>
        <translation>送るのはこの中身だけです</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Anonymous data and deadlines</source>
        <translation>匿名データと期限</translation>
    </message>
    <message>
        <source>People who must look alike</source>
        <translation>同じ特徴の人の最少人数</translation>
    </message>
    <message>
        <source>Called k-anonymity. More is safer, and more people wait.</source>
        <translation>専門の言葉では「k-匿名性」といいます。多いほど安全で、待つ人が増えます。</translation>
    </message>
    <message>
        <source>Detail first: more people wait</source>
        <translation>細かさ優先（待つ人が増えます）</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>ふつう</translation>
    </message>
    <message>
        <source>Speed first: records are coarser</source>
        <translation>早さ優先（記録が粗くなります）</translation>
    </message>
    <message>
        <source>Detail or speed</source>
        <translation>細かさと早さ</translation>
    </message>
    <message>
        <source>Days to wait after a decision</source>
        <translation>決定から送るまでの日数</translation>
    </message>
    <message>
        <source>Address of the public notice</source>
        <translation>公表ページのアドレス</translation>
    </message>
    <message>
        <source>Business days until a notice is late</source>
        <translation>通知が遅れとなる営業日数</translation>
    </message>
</context>
<context>
    <name>PrivacyWords</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Reading (kana)</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Name and contact</source>
        <translation>氏名・連絡先</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>応募職種</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>応募日</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>自由記述</translation>
    </message>
    <message>
        <source>Qualifications</source>
        <translation>資格・免許</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>経験年数</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年代</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>職業分類</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>経験</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学歴</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時期</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Bands of years instead of the date of birth</source>
        <translation>生年月日のかわりに年代</translation>
    </message>
    <message>
        <source>Regions instead of the address</source>
        <translation>住所のかわりに地域</translation>
    </message>
    <message>
        <source>The official classes of occupations</source>
        <translation>厚生労働省の職業分類</translation>
    </message>
    <message>
        <source>Bands of years</source>
        <translation>年数の区分</translation>
    </message>
    <message>
        <source>Kind of school only</source>
        <translation>学校の種類だけ</translation>
    </message>
    <message>
        <source>Kind of qualification only</source>
        <translation>資格の種類だけ</translation>
    </message>
    <message>
        <source>A quarter instead of the day</source>
        <translation>応募日のかわりに四半期</translation>
    </message>
    <message>
        <source>Stage reached</source>
        <translation>進んだ段階</translation>
    </message>
    <message>
        <source>A code, never the words</source>
        <translation>決まった区分だけ（文章は出しません）</translation>
    </message>
    <message>
        <source>There are not enough people for a batch yet</source>
        <translation>1回分に足る人数がまだいません</translation>
    </message>
    <message>
        <source>Everybody waits until there are enough.</source>
        <translation>人数がそろうまで、全員が待ちます。</translation>
    </message>
    <message>
        <source>Too few people are alike yet</source>
        <translation>同じ特徴の人がまだ足りません</translation>
    </message>
    <message>
        <source>Nobody is forced in; they wait for the next batch.</source>
        <translation>無理に加えず、次の回を待ちます。</translation>
    </message>
    <message>
        <source>Everybody alike would have the same reason</source>
        <translation>同じ特徴の人の理由が、みな同じです</translation>
    </message>
    <message>
        <source>The reason could be told from the group, so they wait.</source>
        <translation>組から理由が分かってしまうため、待ちます。</translation>
    </message>
    <message>
        <source>The record would say too little</source>
        <translation>記録が粗くなりすぎます</translation>
    </message>
    <message>
        <source>The selection ended only just now</source>
        <translation>選考の終了から日が浅い方です</translation>
    </message>
    <message>
        <source>Time passes first, so that no day can be matched.</source>
        <translation>日付と結びつかないよう、間をあけます。</translation>
    </message>
    <message>
        <source>Still in selection</source>
        <translation>選考中です</translation>
    </message>
    <message>
        <source>Only closed selections are considered.</source>
        <translation>選考の終わった方だけが対象です。</translation>
    </message>
    <message>
        <source>Asked not to be included</source>
        <translation>含めないお申し出があります</translation>
    </message>
    <message>
        <source>They are never included.</source>
        <translation>お申し出のある方は含めません。</translation>
    </message>
    <message>
        <source>Data from the EU</source>
        <translation>EU域内からのデータ</translation>
    </message>
    <message>
        <source>It is handled by other rules and stays here.</source>
        <translation>別の決まりに従い、この端末に残します。</translation>
    </message>
    <message>
        <source>Was in an earlier batch</source>
        <translation>前の回で提供済みです</translation>
    </message>
    <message>
        <source>Nobody is sent twice.</source>
        <translation>同じ方を二度は送りません。</translation>
    </message>
    <message>
        <source>Is in a batch on its way</source>
        <translation>送信中の回に入っています</translation>
    </message>
    <message>
        <source>Choosing speed over detail above lets it go now.</source>
        <translation>上で「早さ優先」にすると、いま出せます。</translation>
    </message>
    <message>
        <source>They do not wait: nobody is sent twice.</source>
        <translation>待っている人には数えません。同じ方を二度は出しません。</translation>
    </message>
    <message>
        <source>Considered from {day}</source>
        <translation>選考が終わったばかりです（{day}から対象）</translation>
    </message>
    <message>
        <source>Post the public notice first and enter its address below.</source>
        <translation>先に公表文を載せ、下にアドレスを入れてください。</translation>
    </message>
    <message>
        <source>No agency is connected yet. Enter its enrolment string in Settings.</source>
        <translation>まだ紹介会社とつながっていません。「設定」で登録コードを入れてください。</translation>
    </message>
    <message>
        <source>Nobody can be included yet.</source>
        <translation>送れる方がまだいません。</translation>
    </message>
    <message>
        <source>The independent check found a fault. Nothing can be approved.</source>
        <translation>独立した検査で問題が見つかりました。承認できません。</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>案</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受領</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>受け取られませんでした</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>取りやめ</translation>
    </message>
    <message>
        <source>Being withdrawn</source>
        <translation>取り下げ中</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取り下げ済み</translation>
    </message>
    <message>
        <source>Not approved yet. Nothing is sent before you approve.</source>
        <translation>まだ承認していません。承認するまで、何も送りません。</translation>
    </message>
    <message>
        <source>Approved. It is sent with the next sync; until then it can be called off.</source>
        <translation>承認済みです。次の同期で送ります。それまでは取りやめられます。</translation>
    </message>
    <message>
        <source>The agency holds it. If it was sent by mistake, it can be withdrawn as a whole.</source>
        <translation>紹介会社が受け付けました。誤って送ったときは、この回をまるごと取り下げられます。</translation>
    </message>
    <message>
        <source>The agency did not take it and holds nothing of it. Put it away once you have seen this.</source>
        <translation>紹介会社が受け付けませんでした。何も渡っていません。確かめたら片付けてください。</translation>
    </message>
    <message>
        <source>Called off. Its people can be part of a later proposal.</source>
        <translation>取りやめました。含まれていた方々は、以後の提案の対象です。</translation>
    </message>
    <message>
        <source>To be withdrawn. The agency is asked with the next sync.</source>
        <translation>取り下げます。次の同期で紹介会社に伝えます。</translation>
    </message>
    <message>
        <source>The agency has deleted its records. Its people are in no later batch.</source>
        <translation>紹介会社が記録を削除しました。含まれていた方々は、以後の回には入りません。</translation>
    </message>
    <message>
        <source>The check before sending stopped it, and nothing left. Put it away once you have seen this.</source>
        <translation>送る前の点検で止まりました。何も渡っていません。確かめたら片付けてください。</translation>
    </message>
    <message>
        <source>The agency refused to withdraw it and still holds it. Ask your agency, or try again.</source>
        <translation>紹介会社が取り下げを受け付けず、記録はまだ紹介会社にあります。紹介会社に確かめるか、もう一度お試しください。</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>（出しません）</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>Hand-over of profiles</source>
        <translation>プロフィールの引き渡し</translation>
    </message>
    <message>
        <source>Candidates who registered by your link may let you hand these items to the agency. Each hand-over is approved by a person here; nothing goes by itself.</source>
        <translation>リンクから登録した方が同意したときに、次の項目を紹介会社へ引き渡せます。1件ずつ担当者が承認し、自動では何も送りません。</translation>
    </message>
    <message>
        <source>What was checked, and by whom</source>
        <translation>確認した内容と確認した方</translation>
    </message>
    <message>
        <source>For example the purpose of use, the consent text and the record of provisions.</source>
        <translation>例：利用目的、同意の文面、第三者提供の記録について顧問弁護士が確認</translation>
    </message>
    <message>
        <source>The legal check of the hand-over was done</source>
        <translation>引き渡しについて法令の確認が済んでいます</translation>
    </message>
    <message>
        <source>Offer these items</source>
        <translation>この項目で始める</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Confirmed by {name}, {when}</source>
        <translation>{name} が {when} に確認</translation>
    </message>
    <message>
        <source>Write what was checked, and choose who is at work (Company).</source>
        <translation>確認した内容を書き、担当者を選んでください（会社）。</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>Ask for a passphrase at each start</source>
        <translation>起動のたびにパスフレーズを聞く</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters; several words are easy to remember.</source>
        <translation>
            <numerusform>%Ln文字以上。いくつかの言葉をつなげると覚えやすくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>This device cannot keep the key safely, so a passphrase is needed.</source>
        <translation>この端末では鍵を安全に保管できないため、パスフレーズが要ります。</translation>
    </message>
    <message>
        <source>All data is encrypted on this device. A recovery key opens it when the device or the passphrase is lost. It is shown on the next screen, once.</source>
        <translation>データはすべて、この端末で暗号化されます。端末やパスフレーズをなくしたときは、復旧キーで開けます。復旧キーは次の画面で一度だけお見せします。</translation>
    </message>
    <message>
        <source>This is too short.</source>
        <translation>短すぎます。</translation>
    </message>
    <message>
        <source>The two do not agree.</source>
        <translation>2つが合いません。</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Questions about this file</source>
        <translation>このファイルについての確認</translation>
    </message>
    <message>
        <source>Data from the EU</source>
        <translation>EU域内のデータ</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>The file is being read</source>
        <translation>ファイルを読んでいます</translation>
    </message>
    <message>
        <source>Nothing is saved before you have seen everything.</source>
        <translation>すべてを確かめるまで、何も保存しません。</translation>
    </message>
    <message>
        <source>As it lies in the file; not imported yet</source>
        <translation>ファイルにあるまま。まだ取り込んでいません</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>ファイルの最初の行</translation>
    </message>
    <message>
        <source>The first {count} rows of sheet “{sheet}”</source>
        <translation>シート「{sheet}」の最初の{count}行</translation>
    </message>
    <message>
        <source>The first {count} rows</source>
        <translation>最初の{count}行</translation>
    </message>
</context>
<context>
    <name>Reapproach</name>
    <message>
        <source>New vacancy of the same occupation: “{title}”</source>
        <translation>同じ職種の求人『{title}』を追加</translation>
    </message>
    <message>
        <source>New vacancy of the same major group of occupations: “{title}”</source>
        <translation>同じ大分類の職種の求人『{title}』を追加</translation>
    </message>
    <message>
        <source>New vacancy of the occupation wished for: “{title}”</source>
        <translation>希望された職種の求人『{title}』を追加</translation>
    </message>
    <message>
        <source>Due by consent</source>
        <translation>同意による期日</translation>
    </message>
    <message>
        <source>New vacancy</source>
        <translation>新しい求人</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>本人の希望</translation>
    </message>
    <message>
        <source>on the list</source>
        <translation>一覧にあり</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>後回し</translation>
    </message>
    <message>
        <source>not this time</source>
        <translation>見送り</translation>
    </message>
    <message>
        <source>stopped by a refusal</source>
        <translation>停止のお申し出で終了</translation>
    </message>
    <message>
        <source>Agreed before answers were kept one by one</source>
        <translation>再応募のご案内に同意（記録が分かれる前のもの）</translation>
    </message>
    <message>
        <source>Agreed to later invitations ({day}, {channel})</source>
        <translation>再応募のご案内に同意（{day} {channel}）</translation>
    </message>
    <message>
        <source>Refused later invitations ({day}, {channel})</source>
        <translation>再応募のご案内を希望しない（{day} {channel}）</translation>
    </message>
    <message>
        <source>for reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Wish: {note}</source>
        <translation>希望：{note}</translation>
    </message>
    <message>
        <source>New vacancy: “{title}”</source>
        <translation>求人『{title}』を追加</translation>
    </message>
    <message>
        <source>{count} months since the selection of {month}/{year}.</source>
        <translation>{year}年{month}月の選考から{count}か月。</translation>
    </message>
</context>
<context>
    <name>ReapproachPage</name>
    <message>
        <source>Take answers from a list</source>
        <translation>一覧から回答を取り込む</translation>
    </message>
    <message>
        <source>Invite again</source>
        <translation>再アプローチ</translation>
    </message>
    <message>
        <source>Applied again</source>
        <translation>再応募率</translation>
    </message>
    <message>
        <source>Hired</source>
        <translation>採用率</translation>
    </message>
    <message>
        <source>Slots earned</source>
        <translation>紹介枠獲得数</translation>
    </message>
    <message>
        <source>Of the whole company: the ledger knows no people.</source>
        <translation>会社全体の数です。台帳に個人の情報はないため、再アプローチの分だけは分けられません。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Nobody is due</source>
        <translation>期日の来た方はいません</translation>
    </message>
    <message>
        <source>Who agreed to later invitations stands here months after the decision, when a like vacancy is added nearby, or when a wish comes due.</source>
        <translation>再応募のご案内に同意した方が、結果から決めた月数のあと、近くの似た職種の求人を追加したとき、または希望の日が来たときに、ここに出ます。</translation>
    </message>
    <message>
        <source>Open People</source>
        <translation>人材を開く</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>いまご案内する理由</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>応募した求人</translation>
    </message>
    <message>
        <source>Due since</source>
        <translation>期日</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>Applied again after the mail: {part} of {whole} people who fell due</source>
        <translation>同意が有効で期日の来た{whole}名のうち、ご案内のあとに再応募した方{part}名</translation>
    </message>
    <message>
        <source>Hired by that application: {part} of {whole} people written to</source>
        <translation>ご案内を送った{whole}名のうち、その再応募で採用になった方{part}名</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>すべて {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n people are due</source>
        <translation>
            <numerusform>%n名の期日が来ています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n people</source>
        <translation>
            <numerusform>%n名に送る</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write drafts for %n people</source>
        <translation>
            <numerusform>%n名の下書きを作る</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing drafts</source>
        <translation>下書きを作成中</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xls *.xlsm *.csv)</source>
        <translation>一覧 (*.xlsx *.xls *.xlsm *.csv)</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読み取り中</translation>
    </message>
    <message numerus="yes">
        <source>%n rows belong to nobody on file.</source>
        <translation>
            <numerusform>%n行は、登録されている方と一致しません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done for %n people</source>
        <translation>
            <numerusform>%n名を処理しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded the answer of %n people.</source>
        <translation>
            <numerusform>%n名の回答を記録しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that waited are stopped.</source>
        <translation>
            <numerusform>送信を待っていた%n通を止めました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts exist: please do not send them.</source>
        <translation>
            <numerusform>下書きが%n通あります。送らないでください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitations wait to be sent.</source>
        <translation>
            <numerusform>ご案内%n通が送信を待っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n drafts. Confirm them once they are sent.</source>
        <translation>
            <numerusform>下書きを%n通作りました。送ったら確認してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were left out.</source>
        <translation>
            <numerusform>%n名を除きました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied subject and text. Confirm under Rejection notices once it is sent.</source>
        <translation>件名と本文をコピーしました。送ったら不採用通知の画面で確認してください。</translation>
    </message>
</context>
<context>
    <name>RecipientCard</name>
    <message>
        <source>Agreement with the recipient</source>
        <translation>提供先との取り決め</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>提供先</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契約書</translation>
    </message>
    <message>
        <source>Name and date</source>
        <translation>名称と日付</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>回答を保存</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>未確認 %Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>All settled</source>
        <translation>すべて確認済み</translation>
    </message>
    <message>
        <source>Kept {when}</source>
        <translation>{when} に保存</translation>
    </message>
    <message>
        <source>Enter who receives the records</source>
        <translation>提供先を入力してください</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyStep</name>
    <message>
        <source>I have saved or printed the recovery key</source>
        <translation>復旧キーを保存または印刷しました</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>復旧キー</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>テキストで保存</translation>
    </message>
    <message>
        <source>Keep it away from this device, for example printed in a safe. Without it, lost data cannot be opened by anybody, not even by us.</source>
        <translation>この端末とは別の場所（印刷して金庫など）に保管してください。なくすと、私たちを含め誰にもデータを開けません。</translation>
    </message>
</context>
<context>
    <name>RejectPanel</name>
    <message>
        <source>Erase it once the notice is sent</source>
        <translation>通知を送ったら消去する</translation>
    </message>
    <message>
        <source>Offer the relay in their notices</source>
        <translation>通知にリレーの案内を入れる</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>記録を残す</translation>
    </message>
    <message>
        <source>Reply by mail</source>
        <translation>メールの返信</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面接</translation>
    </message>
    <message>
        <source>Letter or form</source>
        <translation>書面</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意あり</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>希望しない</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>確認していない</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>確認の方法</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>確認した日</translation>
    </message>
    <message>
        <source>Empty is today</source>
        <translation>空欄なら今日</translation>
    </message>
    <message>
        <source>A fact of the vacancy or the application. It is not in the notice; its category may be part of the anonymous data.</source>
        <translation>求人や応募についての事実です。通知には書きません。区分だけが匿名データに入ることがあります。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>A later invitation</source>
        <translation>再応募のご案内</translation>
    </message>
    <message>
        <source>You can undo this. Mails that still wait are stopped; after a draft or a sent mail it cannot be undone.</source>
        <translation>元に戻せます。待機中のメールも止まります。下書きの作成後・送信後は戻せません。</translation>
    </message>
    <message>
        <source>This is not a day up to today</source>
        <translation>今日までの日付を入力してください</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n applicants</source>
        <translation>
            <numerusform>%Ln名を不採用にする</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不採用にする</translation>
    </message>
</context>
<context>
    <name>RelayActs</name>
    <message>
        <source>Copy the text to paste</source>
        <translation>貼り付け用の文をコピー</translation>
    </message>
    <message>
        <source>10 applicants register (sample)</source>
        <translation>応募者10名が登録する（サンプル）</translation>
    </message>
    <message numerus="yes">
        <source>%n applicants registered (sample)</source>
        <translation>
            <numerusform>応募者%Ln名が登録しました（サンプル）</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied. It can be sent to any number of people; links for one person are in Rejection notices.</source>
        <translation>コピーしました。何人に送っても使えます。お一人ずつのリンクは不採用通知から。</translation>
    </message>
</context>
<context>
    <name>RelayPage</name>
    <message>
        <source>Write the ledger down</source>
        <translation>台帳を書き出す</translation>
    </message>
    <message>
        <source>Relay and slots</source>
        <translation>リレー・紹介枠</translation>
    </message>
    <message>
        <source>{agency}, since {day}, one introduction for every {ratio} registrations</source>
        <translation>{agency}&#x3000;契約 {day}から・登録{ratio}名ごとに紹介1名</translation>
    </message>
    <message>
        <source>Approved; it goes with the next sync</source>
        <translation>承認しました。次の同期で引き渡します</translation>
    </message>
    <message>
        <source>Refused; the agency is told with the next sync</source>
        <translation>引き渡しません。次の同期で紹介会社に伝えます</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>ブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>{name} に書き出しました</translation>
    </message>
    <message>
        <source>Write notices</source>
        <translation>通知を作成</translation>
    </message>
    <message>
        <source>No agency is connected yet</source>
        <translation>まだ紹介会社とつながっていません</translation>
    </message>
</context>
<context>
    <name>RelaySection</name>
    <message>
        <source>How applicants learn of the relay</source>
        <translation>応募者への伝え方</translation>
    </message>
    <message>
        <source>It is stated in our job advertisements</source>
        <translation>募集・応募のときに明示している</translation>
    </message>
    <message>
        <source>We ask each applicant for consent</source>
        <translation>一人ずつ同意をもらっている</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Stated since</source>
        <translation>明示をはじめた日</translation>
    </message>
    <message>
        <source>Wording for your job advertisements</source>
        <translation>求人に載せる文例</translation>
    </message>
</context>
<context>
    <name>RelayWords</name>
    <message>
        <source>Occupation applied for</source>
        <translation>応募した職種</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>経験年数</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学歴</translation>
    </message>
    <message>
        <source>Qualifications</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>都道府県</translation>
    </message>
    <message>
        <source>The applicant of this link is not on file any more.</source>
        <translation>このリンクの応募者の記録はもうありません。</translation>
    </message>
    <message>
        <source>The applicant has no e-mail address here. Confirm it with them, add it under People, and this is compared anew.</source>
        <translation>応募者のメールアドレスが未登録です。ご本人に確かめて「人材」で追加すると、照合し直します。</translation>
    </message>
    <message>
        <source>The e-mail address is not the applicant&apos;s. The link may have been passed on.</source>
        <translation>メールアドレスが応募者のものと一致しません。リンクが別の方に渡ったかもしれません。</translation>
    </message>
    <message>
        <source>The name is not the applicant&apos;s.</source>
        <translation>お名前が応募者のものと一致しません。</translation>
    </message>
    <message>
        <source>An item is asked for that Settings do not offer.</source>
        <translation>設定で引き渡すことにしていない項目が含まれています。</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>ご判断待ち</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>引き渡し済</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>引き渡さない</translation>
    </message>
    <message>
        <source>Not taken by the agency</source>
        <translation>受け取られず</translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation>同意の取り下げ</translation>
    </message>
    <message>
        <source>number of the last record</source>
        <translation>記録の番号</translation>
    </message>
    <message>
        <source>chain of the records</source>
        <translation>記録のつながり</translation>
    </message>
    <message>
        <source>registrations in all</source>
        <translation>登録の累計</translation>
    </message>
    <message>
        <source>registrations taken back</source>
        <translation>登録の取り消し</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>特典</translation>
    </message>
    <message>
        <source>expired registrations</source>
        <translation>期限切れの登録</translation>
    </message>
    <message>
        <source>registrations being checked</source>
        <translation>確認中の登録</translation>
    </message>
    <message>
        <source>registrations held for requests</source>
        <translation>依頼中の登録</translation>
    </message>
    <message>
        <source>registrations used</source>
        <translation>使用済みの登録</translation>
    </message>
    <message>
        <source>registrations that can be used</source>
        <translation>使える登録</translation>
    </message>
    <message>
        <source>registrations for one slot</source>
        <translation>紹介枠1つに必要な登録</translation>
    </message>
    <message>
        <source>slots in all</source>
        <translation>紹介枠の累計</translation>
    </message>
    <message>
        <source>slots that can be used</source>
        <translation>使える紹介枠</translation>
    </message>
</context>
<context>
    <name>ReleaseResult</name>
    <message>
        <source>In the file</source>
        <translation>元のファイル</translation>
    </message>
    <message>
        <source>In the result</source>
        <translation>匿名加工した記録</translation>
    </message>
    <message>
        <source>Risk that is left</source>
        <translation>残るリスク</translation>
    </message>
    <message>
        <source>Unique before</source>
        <translation>1名だけの組（加工前）</translation>
    </message>
    <message>
        <source>Unique after</source>
        <translation>1名だけの組（加工後）</translation>
    </message>
    <message>
        <source>Save the workbook</source>
        <translation>ブックを保存</translation>
    </message>
    <message>
        <source>Risk report</source>
        <translation>リスク評価書</translation>
    </message>
    <message>
        <source>Text of the notice</source>
        <translation>公表文</translation>
    </message>
    <message>
        <source>Change the columns</source>
        <translation>列を選び直す</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>同じ特徴</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln名</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Passed an independent check</source>
        <translation>独立した検査に合格</translation>
    </message>
    <message>
        <source>The chance to point out one person is at most 1 in {n}.</source>
        <translation>記録から1名を言い当てられる見込みは、いちばん高い場合で{n}名に1名です。</translation>
    </message>
    <message>
        <source>“{column}” could not be read</source>
        <translation>「{column}」を読み取れませんでした</translation>
    </message>
    <message>
        <source>It is not given for them; everything else about them is.</source>
        <translation>この項目だけ出しません。ほかの項目は出します。</translation>
    </message>
    <message>
        <source>“{column}” is not in the result</source>
        <translation>「{column}」は結果に入れません</translation>
    </message>
    <message>
        <source>It would have said nothing for anybody.</source>
        <translation>加工すると、どなたについても何も残らないためです。</translation>
    </message>
</context>
<context>
    <name>ReleaseView</name>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Anonymize a file</source>
        <translation>ファイルの匿名化</translation>
    </message>
    <message>
        <source>An Excel or CSV list becomes a workbook in which nobody can be told apart, with a risk report. Nothing is sent and nothing is imported; no agency is needed.</source>
        <translation>ExcelやCSVの一覧から、個人を見分けられないブックとリスク評価書を作ります。どこにも送らず、取り込みもしません。紹介会社の登録も不要です。</translation>
    </message>
    <message>
        <source>The columns are chosen as for the last file of this shape.</source>
        <translation>同じ形のファイルで前に決めた列の扱いを使いました。</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>はじめから決める</translation>
    </message>
    <message>
        <source>At least {k} people alike</source>
        <translation>同じ特徴の人が{k}名以上</translation>
    </message>
    <message>
        <source>How many people are alike at least</source>
        <translation>同じ特徴の人の最少人数</translation>
    </message>
    <message>
        <source>Leave out people who are on file here</source>
        <translation>この端末に登録のある方を含めない</translation>
    </message>
    <message>
        <source>Anonymize</source>
        <translation>匿名加工する</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>別のファイル</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>加工の内容</translation>
    </message>
    <message>
        <source>A column nobody knows is removed. Those in the result count as handed over and are in no later batch or file.</source>
        <translation>意味の分からない列は取り除きます。含めた方は提供済みとなり、以後の提供やファイルには入りません。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows can go into the result.</source>
        <translation>
            <numerusform>%Ln名分を加工できます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleaseWords</name>
    <message>
        <source>Removed</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Always removed</source>
        <translation>必ず取り除きます</translation>
    </message>
    <message>
        <source>Sensitive: kept apart from the group</source>
        <translation>知られたくない項目（組から分からないように）</translation>
    </message>
    <message>
        <source>Kept where enough people share it</source>
        <translation>そのまま（同じ値の人が十分いるとき）</translation>
    </message>
    <message>
        <source>Age in bands</source>
        <translation>年齢・生年月日（年代に）</translation>
    </message>
    <message>
        <source>Prefecture, region, east or west</source>
        <translation>住所・都道府県（地方に）</translation>
    </message>
    <message>
        <source>Occupation by the official classes</source>
        <translation>職種（厚生労働省の職業分類に）</translation>
    </message>
    <message>
        <source>Industry by the official classes</source>
        <translation>業種（日本標準産業分類に）</translation>
    </message>
    <message>
        <source>Years of experience in bands</source>
        <translation>経験年数（区分に）</translation>
    </message>
    <message>
        <source>Salary in bands</source>
        <translation>年収（50万円きざみから）</translation>
    </message>
    <message>
        <source>Kind of school</source>
        <translation>学歴（区分に）</translation>
    </message>
    <message>
        <source>Kind of qualification</source>
        <translation>資格（分野に）</translation>
    </message>
    <message>
        <source>Date as quarter</source>
        <translation>日付（四半期に）</translation>
    </message>
    <message>
        <source>Stage of the selection (sensitive)</source>
        <translation>選考の段階（知られたくない項目）</translation>
    </message>
    <message>
        <source>Reason of the result (sensitive)</source>
        <translation>結果の理由（知られたくない項目）</translation>
    </message>
    <message>
        <source>Another row is the same person</source>
        <translation>同じ人の行がほかにあります</translation>
    </message>
    <message>
        <source>Everybody is in the result once.</source>
        <translation>お一人は1回だけ入れます。</translation>
    </message>
    <message>
        <source>From the EU, or it cannot be ruled out</source>
        <translation>EU域内に由来する、またはその可能性があります</translation>
    </message>
    <message>
        <source>Other rules hold for them; their records stay here.</source>
        <translation>別の決まりに従うため、記録はここに残します。</translation>
    </message>
    <message>
        <source>Asked not to be included</source>
        <translation>含めないでほしいとのお申し出</translation>
    </message>
    <message>
        <source>They are never included.</source>
        <translation>はじめから含めません。</translation>
    </message>
    <message>
        <source>Was erased here</source>
        <translation>消去済みの方と一致</translation>
    </message>
    <message>
        <source>Who was erased is not handed over.</source>
        <translation>消去した方の記録は渡しません。</translation>
    </message>
    <message>
        <source>Was handed over before</source>
        <translation>すでに提供済み</translation>
    </message>
    <message>
        <source>Nobody is handed over twice.</source>
        <translation>同じ方を二度は渡しません。</translation>
    </message>
    <message>
        <source>Is on file here</source>
        <translation>この端末に登録のある方</translation>
    </message>
    <message>
        <source>Left out as you chose.</source>
        <translation>お選びのとおり除きました。</translation>
    </message>
    <message>
        <source>Is in a batch on its way</source>
        <translation>別の提供に含まれています</translation>
    </message>
    <message>
        <source>Too few people are alike</source>
        <translation>同じ特徴の人が足りません</translation>
    </message>
    <message>
        <source>They can go with more people in one file.</source>
        <translation>もっと多くの人を1つのファイルにまとめると入れられます。</translation>
    </message>
</context>
<context>
    <name>RemovedCard</name>
    <message>
        <source>What was removed</source>
        <translation>取り除いたもの</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Not given in this batch: it could tell too much</source>
        <translation>この回では出しません（分かりすぎるため）</translation>
    </message>
    <message>
        <source>People who look alike, at least {k} in each group</source>
        <translation>同じ特徴の人の数（どの組も{k}名以上）</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>Request for a profile</source>
        <translation>引き渡しのご依頼</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Nothing else goes: no evaluation, no reason, no notes, no documents. It is noted in the record of provisions for three years.</source>
        <translation>評価、不採用の理由、メモ、書類は引き渡しません。引き渡しは第三者提供の記録に3年間残します。</translation>
    </message>
    <message>
        <source>Approve and hand over</source>
        <translation>承認して引き渡す</translation>
    </message>
    <message>
        <source>Do not hand over</source>
        <translation>引き渡さない</translation>
    </message>
    <message>
        <source>Show the applicant</source>
        <translation>応募者を表示</translation>
    </message>
    <message>
        <source>{agency} asks for items of {name}</source>
        <translation>{agency}から、{name}さんについてのご依頼</translation>
    </message>
    <message>
        <source>an applicant</source>
        <translation>応募者</translation>
    </message>
    <message>
        <source>The person registered by the link of your notice ({vacancy}) and agreed that these items may be handed over for job placement (received {when}, text {version}).</source>
        <translation>ご本人が貴社の通知（{vacancy}）のリンクから登録し、職業紹介のために次の項目を引き渡すことに同意しました（受信 {when}、同意文 {version}）。</translation>
    </message>
    <message>
        <source>Name and e-mail address are the applicant&apos;s.</source>
        <translation>お名前とメールアドレスが応募者と一致しています。</translation>
    </message>
    <message>
        <source>At the agency</source>
        <translation>紹介会社での登録</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>この端末の記録</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>引き渡す内容</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>依頼された項目</translation>
    </message>
    <message>
        <source>not on file: it goes empty</source>
        <translation>記録なし（空欄で渡します）</translation>
    </message>
    <message>
        <source>It goes with the next sync.</source>
        <translation>次の同期で引き渡します。</translation>
    </message>
    <message>
        <source>The agency has it.</source>
        <translation>紹介会社に引き渡しました。</translation>
    </message>
    <message>
        <source>Nothing was handed over. The person is told so, without a reason.</source>
        <translation>引き渡していません。ご本人には、理由なしでそのことだけが伝わります。</translation>
    </message>
    <message>
        <source>The agency did not take it; nothing was handed over.</source>
        <translation>紹介会社が受け取らなかったため、引き渡していません。</translation>
    </message>
    <message>
        <source>The person took the consent back. The agency has deleted what it held, and the name and address told for the comparison are deleted here.</source>
        <translation>ご本人が同意を取り下げました。紹介会社は受け取った内容を削除し、この端末でも照合用の氏名とアドレスを削除しました。</translation>
    </message>
</context>
<context>
    <name>RequestsCard</name>
    <message>
        <source>Requests for profiles</source>
        <translation>引き渡しのご依頼</translation>
    </message>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>ご判断待ち %Ln件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier ones</source>
        <translation>
            <numerusform>ほか、以前の %Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>An applicant who is not on file any more</source>
        <translation>記録のない応募者</translation>
    </message>
    <message>
        <source>Look and decide</source>
        <translation>確かめる</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message>
        <source>How long rejected people are kept</source>
        <translation>不採用の方の保存期間</translation>
    </message>
    <message>
        <source>Months after the result</source>
        <translation>結果からの月数</translation>
    </message>
    <message>
        <source>For people who gave no consent to be kept. Nobody is erased by itself.</source>
        <translation>保存に同意のない方が対象です。自動では消去しません。</translation>
    </message>
    <message>
        <source>Months until an invitation</source>
        <translation>再応募のご案内までの月数</translation>
    </message>
    <message>
        <source>Months between two invitations</source>
        <translation>次のご案内まで空ける月数</translation>
    </message>
    <message>
        <source>Only for people who agreed to later invitations.</source>
        <translation>再応募のご案内に同意した方だけに使います。</translation>
    </message>
    <message>
        <source>Show who they are</source>
        <translation>対象の方を表示</translation>
    </message>
    <message>
        <source>Past their time</source>
        <translation>保存期間を過ぎた方</translation>
    </message>
    <message numerus="yes">
        <source>%n people are past their time.</source>
        <translation>
            <numerusform>%Ln名が保存期間を過ぎています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is past their time.</source>
        <translation>保存期間を過ぎた方はいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n more follow within {days} days.</source>
        <translation>
            <numerusform>{days}日以内にあと%Ln名が過ぎます。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}&#x3000;result of {day}</source>
        <translation>{name}&#x3000;結果 {day}</translation>
    </message>
    <message>
        <source>Their applications, notes and history are erased and their links stop. This cannot be undone. A copy of the data folder made before still holds them.</source>
        <translation>応募・メモ・経緯を消し、リンクも止めます。この操作は元に戻せません。前に作ったデータフォルダーの写しには残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them got no notice from here.</source>
        <translation>
            <numerusform>うち%Ln名には、ここから通知を送っていません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n people completely</source>
        <translation>
            <numerusform>%Ln名を完全に消去</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message>
        <source>Risk that is left</source>
        <translation>残るリスク</translation>
    </message>
    <message>
        <source>Risk report</source>
        <translation>リスク評価書</translation>
    </message>
    <message>
        <source>Unique before</source>
        <translation>1名だけの組（加工前）</translation>
    </message>
    <message>
        <source>Unique after</source>
        <translation>1名だけの組（加工後）</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>見送る</translation>
    </message>
    <message>
        <source>Address of the public notice</source>
        <translation>公表ページのアドレス</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>掲載日</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>公表文を見る</translation>
    </message>
    <message>
        <source>It is posted</source>
        <translation>掲載しました</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>検査に不合格</translation>
    </message>
    <message>
        <source>Passed an independent check</source>
        <translation>独立した検査に合格</translation>
    </message>
    <message>
        <source>The chance to point out one person is at most 1 in {n}.</source>
        <translation>渡る記録から1名を言い当てられる見込みは、いちばん高い場合で{n}名に1名です。</translation>
    </message>
    <message>
        <source>On average 1 in {n}</source>
        <translation>平均では {n}名に1名</translation>
    </message>
    <message numerus="yes">
        <source>I have looked at the content for %n people</source>
        <translation>
            <numerusform>%Ln名分の中身を確かめました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve for %n people</source>
        <translation>
            <numerusform>%Ln名分の提供を承認</numerusform>
        </translation>
    </message>
    <message>
        <source>An address that begins with https://</source>
        <translation>https:// で始まるアドレスを入れてください</translation>
    </message>
</context>
<context>
    <name>ScrubPart</name>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} に保存しました</translation>
    </message>
    <message>
        <source>Looking for personal data</source>
        <translation>個人情報を探しています</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.docx);;All files (*)</source>
        <translation>文章 (*.txt *.md *.docx);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>ファイルを読み取っています</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>書き出しています</translation>
    </message>
</context>
<context>
    <name>ScrubView</name>
    <message>
        <source>Whom the text is about (optional)</source>
        <translation>どなたの文章か（任意）</translation>
    </message>
    <message>
        <source>Name or reading</source>
        <translation>お名前・フリガナ</translation>
    </message>
    <message>
        <source>Nobody on file</source>
        <translation>登録のない方</translation>
    </message>
    <message>
        <source>Person on file</source>
        <translation>登録のある方</translation>
    </message>
    <message>
        <source>Take the notes on this person</source>
        <translation>この方のメモを入れる</translation>
    </message>
    <message>
        <source>Take personal data out of a text</source>
        <translation>文章から個人情報を除く</translation>
    </message>
    <message>
        <source>For a text you print or hand over. With a person chosen, their own name, address, schools and companies are hardly ever missed; names of others sometimes are, so read it once more. Nothing is kept or sent.</source>
        <translation>印刷したり人に渡したりする文章のためのものです。どなたの文章かを選ぶと、ご本人の氏名・住所・学校・会社はほとんど見落としません。ほかの方のお名前は見つからないこともあるため、もう一度お読みください。文章は保存も送信もしません。</translation>
    </message>
    <message>
        <source>Paste or type a text, or open a file</source>
        <translation>文章を貼り付けるか、ファイルを開いてください</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>除く前</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>ファイルを開く</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>個人情報を除く</translation>
    </message>
    <message>
        <source>After</source>
        <translation>除いたあと</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%n places taken out</source>
        <translation>
            <numerusform>%Lnか所を除きました</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found. Read the text once more before you hand it over.</source>
        <translation>見つかりませんでした。渡す前にもう一度お読みください。</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%Ln文字</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long at once: {n} characters at most.</source>
        <translation>一度に扱えるのは{n}文字までです。</translation>
    </message>
</context>
<context>
    <name>ScrubWords</name>
    <message>
        <source>This person&apos;s name</source>
        <translation>ご本人の氏名</translation>
    </message>
    <message>
        <source>Your staff</source>
        <translation>社内の担当者</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>My Number</source>
        <translation>個人番号</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>免許証番号</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>LINE ID</source>
        <translation>LINE ID</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>会社</translation>
    </message>
    <message>
        <source>Other person&apos;s name</source>
        <translation>ほかの方のお名前</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Agency and enrolment string</source>
        <translation>設定：紹介会社と登録コード</translation>
    </message>
    <message>
        <source>How applicants learn of the relay</source>
        <translation>設定：リレーの伝え方</translation>
    </message>
    <message>
        <source>Mail, drafts and SMTP</source>
        <translation>設定：メール・下書き・SMTP</translation>
    </message>
    <message>
        <source>Earlier batches of anonymous data; withdraw one</source>
        <translation>匿名データ：これまでの提供・取り下げ</translation>
    </message>
    <message>
        <source>Import applicants from Excel or CSV</source>
        <translation>操作：応募者をExcelやCSVから取り込む</translation>
    </message>
    <message>
        <source>Write rejection notices to everybody who waits</source>
        <translation>操作：連絡待ちの方に通知を作成</translation>
    </message>
    <message>
        <source>Show the people who wait for a notice</source>
        <translation>操作：連絡待ちの方を表示</translation>
    </message>
    <message>
        <source>Show everybody who matches in the list</source>
        <translation>あてはまる方を一覧ですべて見る</translation>
    </message>
    <message>
        <source>Pages, settings and acts</source>
        <translation>画面・設定・操作</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>募集中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Results</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>Nothing found. Search by name, kana, phone number, vacancy or page.</source>
        <translation>見つかりません。氏名・フリガナ・電話番号・求人名・画面名で探せます。</translation>
    </message>
</context>
<context>
    <name>SendingSection</name>
    <message>
        <source>Sending</source>
        <translation>送信のきまり</translation>
    </message>
    <message>
        <source>Minutes in which mails can be taken back</source>
        <translation>取り消せる時間（分）</translation>
    </message>
    <message>
        <source>Mails by SMTP wait this long before they leave.</source>
        <translation>メールサーバーから送るときに、この時間だけ待ちます。</translation>
    </message>
    <message>
        <source>Seconds between two mails</source>
        <translation>送る間隔（秒）</translation>
    </message>
    <message>
        <source>Mails a day at most</source>
        <translation>1日の上限（通）</translation>
    </message>
    <message>
        <source>Between these hours</source>
        <translation>時間を決める</translation>
    </message>
    <message>
        <source>At any hour</source>
        <translation>いつでも</translation>
    </message>
    <message>
        <source>Hours of sending</source>
        <translation>送る時間帯</translation>
    </message>
    <message>
        <source>From, o&apos;clock</source>
        <translation>何時から</translation>
    </message>
    <message>
        <source>Until, o&apos;clock</source>
        <translation>何時まで</translation>
    </message>
    <message>
        <source>On business days only</source>
        <translation>営業日だけに送る</translation>
    </message>
</context>
<context>
    <name>ServerPart</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>none (this device only)</source>
        <translation>なし（この端末のみ）</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保護</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存しました</translation>
    </message>
    <message>
        <source>The agency is told with the next sync which items are offered</source>
        <translation>引き渡す項目を次の同期で紹介会社に伝えます</translation>
    </message>
    <message>
        <source>Switched off; the agency is told with the next sync</source>
        <translation>オフにしました。次の同期で紹介会社に伝えます</translation>
    </message>
    <message>
        <source>This device has a new key</source>
        <translation>端末の鍵を更新しました</translation>
    </message>
    <message>
        <source>That device can speak to the agency no more</source>
        <translation>その端末は紹介会社と通信できなくなりました</translation>
    </message>
    <message>
        <source>Connected to {agency}</source>
        <translation>{agency} とつながりました</translation>
    </message>
    <message numerus="yes">
        <source>Erased %n people</source>
        <translation>
            <numerusform>%Ln名を消去しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are kept after all</source>
        <translation>
            <numerusform>%Ln名は残しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Please check this field.</source>
        <translation>この欄をお確かめください。</translation>
    </message>
</context>
<context>
    <name>SideForm</name>
    <message>
        <source>Close without saving</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>SlotsCard</name>
    <message>
        <source>Introduction slots</source>
        <translation>紹介枠</translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation>使える枠</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>依頼中</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用済み</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Table of the file</source>
        <translation>ファイルの表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Read them too</source>
        <translation>読む</translation>
    </message>
    <message numerus="yes">
        <source>Read %n hidden rows too</source>
        <translation>
            <numerusform>非表示の%Ln行も読む</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n hidden sheets.</source>
        <translation>
            <numerusform>隠れたシートが%Ln枚あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>{sheet}, headings in row {row}, {count} rows</source>
        <translation>{sheet}&#x3000;見出し{row}行目&#x3000;{count}行</translation>
    </message>
    <message>
        <source> (columns {first} to {last})</source>
        <translation>（{first}～{last}列）</translation>
    </message>
    <message>
        <source> (hidden sheet)</source>
        <translation>（非表示シート）</translation>
    </message>
    <message>
        <source>Read as you chose for such a file before.</source>
        <translation>前回と同じ対応で読みました。</translation>
    </message>
    <message>
        <source>Looks like an export of {system}.</source>
        <translation>{system}の書き出しと見られます。</translation>
    </message>
    <message>
        <source>Not confirmed by its maker: {names}</source>
        <translation>提供元の資料で未確認の列：{names}</translation>
    </message>
    <message>
        <source>Passed over: {what}</source>
        <translation>読み飛ばした行：{what}</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Select people to reject</source>
        <translation>応募者を選ぶ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>ほかのファイルを取り込む</translation>
    </message>
    <message>
        <source>Write down what to mend</source>
        <translation>直すところを書き出す</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n people</source>
        <translation>
            <numerusform>%Ln名を取り込みました</numerusform>
        </translation>
    </message>
    <message>
        <source>New people: {count}</source>
        <translation>新しい人 {count}名</translation>
    </message>
    <message>
        <source>Already there: {count}</source>
        <translation>登録済み {count}件</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>取り込まなかった行 {count}</translation>
    </message>
    <message>
        <source>Files taken in: {count}</source>
        <translation>添付ファイル {count}件</translation>
    </message>
    <message>
        <source>Files left outside: {count}</source>
        <translation>取り込まなかった添付 {count}件</translation>
    </message>
    <message>
        <source>Not confirmed whether from the EU: {count}</source>
        <translation>EU域内のデータか未確認 {count}名</translation>
    </message>
    <message numerus="yes">
        <source>%n rows wait to be mended. Write them to a workbook of their own, mend them there and import it: only what is missing is added.</source>
        <translation>
            <numerusform>%Ln行は、直すまで取り込めません。別のファイルに書き出して直し、そのファイルを取り込むと、足りない分だけが加わります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync now</source>
        <translation>いま同期</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同期</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>前回の同期</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>次の予定</translation>
    </message>
    <message>
        <source>See the refused records</source>
        <translation>受け付けられなかったデータを見る</translation>
    </message>
    <message>
        <source>See what differs</source>
        <translation>ちがいを見る</translation>
    </message>
    <message>
        <source>Connect an agency</source>
        <translation>紹介会社とつなぐ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>できごと</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Sent and received</source>
        <translation>送受信の記録</translation>
    </message>
    <message>
        <source>Nothing was sent or received yet</source>
        <translation>まだ送受信はありません</translation>
    </message>
    <message>
        <source>Only approved anonymous data leaves, and numbers come back.</source>
        <translation>出ていくのは承認した匿名データだけです。戻ってくるのは数だけです。</translation>
    </message>
    <message>
        <source>No agency is connected yet</source>
        <translation>まだ紹介会社とつながっていません</translation>
    </message>
    <message>
        <source>Everything works without one, and nothing is sent.</source>
        <translation>つながなくても使えます。何も送られません。</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Approved data is sent and events are fetched by themselves.</source>
        <translation>承認した記録を送り、できごとを自動で受け取ります。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Go on working. What waits is sent by itself when the line is back.</source>
        <translation>そのままお使いください。つながったときに自動で送ります。</translation>
    </message>
    <message>
        <source>Something needs a look</source>
        <translation>確認が必要です</translation>
    </message>
    <message>
        <source>Everything is kept on this device until then.</source>
        <translation>それまで、すべてこの端末に残ります。</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Connected to the agency</source>
        <translation>紹介会社と接続</translation>
    </message>
    <message>
        <source>Anonymous records sent</source>
        <translation>匿名データを送信</translation>
    </message>
    <message>
        <source>Anonymous records refused</source>
        <translation>匿名データが受け取られませんでした</translation>
    </message>
    <message>
        <source>Numbering agreed anew</source>
        <translation>送信番号を合わせました</translation>
    </message>
    <message>
        <source>Anonymous records withdrawn</source>
        <translation>匿名データの取り下げ</translation>
    </message>
    <message>
        <source>Withdrawal refused</source>
        <translation>取り下げの不受理</translation>
    </message>
    <message>
        <source>Statement of the ledger compared</source>
        <translation>計算書の照合</translation>
    </message>
    <message>
        <source>Terms changed: registrations for one slot</source>
        <translation>条件の変更（紹介枠1つに必要な登録）</translation>
    </message>
    <message>
        <source>Items of profiles offered</source>
        <translation>引き渡す項目の連絡</translation>
    </message>
    <message>
        <source>Profile handed over</source>
        <translation>プロフィールの引き渡し</translation>
    </message>
    <message>
        <source>Slot asked for</source>
        <translation>紹介枠の依頼</translation>
    </message>
    <message>
        <source>Slot given back</source>
        <translation>紹介枠の返却</translation>
    </message>
    <message>
        <source>Key of the links renewed</source>
        <translation>リンクの鍵の更新</translation>
    </message>
    <message>
        <source>Key of this device renewed</source>
        <translation>端末の鍵の更新</translation>
    </message>
    <message>
        <source>Another device stopped</source>
        <translation>ほかの端末の停止</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Links stopped</source>
        <translation>リンクの停止を送信</translation>
    </message>
    <message>
        <source>Events received</source>
        <translation>できごとを受信</translation>
    </message>
    <message>
        <source>Refusal of a profile told</source>
        <translation>引き渡さないことの連絡</translation>
    </message>
    <message>
        <source>Could not sync</source>
        <translation>同期できませんでした</translation>
    </message>
    <message>
        <source>done</source>
        <translation>済み</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Text</source>
        <translation>文面</translation>
    </message>
    <message>
        <source>Stage of selection</source>
        <translation>選考の段階</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Other texts</source>
        <translation>ほかの文面</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>文体</translation>
    </message>
    <message>
        <source>Insert a placeholder</source>
        <translation>項目を差し込む</translation>
    </message>
    <message>
        <source>Offer the relay</source>
        <translation>リレーの案内を入れる</translation>
    </message>
    <message>
        <source>The paragraph stands after the result and says that it is optional.</source>
        <translation>結果のあとに、任意であることを添えて入ります。</translation>
    </message>
    <message>
        <source>What can be filled in</source>
        <translation>差し込める項目</translation>
    </message>
</context>
<context>
    <name>TermsCard</name>
    <message>
        <source>Terms of the contract</source>
        <translation>契約の条件</translation>
    </message>
    <message>
        <source>Text of the terms</source>
        <translation>条件の全文</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>全文を表示</translation>
    </message>
    <message>
        <source>version {version}, since {day}</source>
        <translation>第{version}版・{day}から</translation>
    </message>
    <message>
        <source>Every {ratio} confirmed registrations earn one free introduction, wherever the people are hired.</source>
        <translation>確定した登録{ratio}名ごとに、紹介1名が無料です。どこに採用されても変わりません。</translation>
    </message>
    <message>
        <source>One person counts once in {months} months, at the first company.</source>
        <translation>お一人の登録は{months}か月に1回、最初の会社で数えます。</translation>
    </message>
    <message>
        <source>What the agency still checks cannot be used yet.</source>
        <translation>紹介会社が確認中の登録は、確定するまで使えません。</translation>
    </message>
    <message>
        <source>Registrations do not expire.</source>
        <translation>登録に期限はありません。</translation>
    </message>
    <message>
        <source>Registrations expire after {months} months.</source>
        <translation>登録は{months}か月で期限が切れます。</translation>
    </message>
    <message>
        <source>Every {units} registrations bring {bonus} more.</source>
        <translation>登録{units}名ごとに{bonus}名分の特典があります。</translation>
    </message>
    <message>
        <source>Fee for an introduction: {yen} yen. {text}</source>
        <translation>紹介の手数料：{yen}円。{text}</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>全文を閉じる</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, vacancies, notices, settings</source>
        <translation>人・求人・通知・設定を検索</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全体を検索</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>紹介枠</translation>
    </message>
    <message>
        <source>Open the ledger</source>
        <translation>台帳を開く</translation>
    </message>
    <message>
        <source>Show what was sent and received</source>
        <translation>送受信の記録を開く</translation>
    </message>
    <message>
        <source>{count} more for one free introduction</source>
        <translation>あと{count}名で紹介1名無料</translation>
    </message>
    <message numerus="yes">
        <source>%n slots can be used</source>
        <translation>
            <numerusform>使える紹介枠 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{filled} of {ratio} registrations confirmed, {expected} being checked</source>
        <translation>紹介枠 {ratio}名中{filled}名が確定、{expected}名が確認中</translation>
    </message>
    <message numerus="yes">
        <source>%n slots</source>
        <translation>
            <numerusform>%Ln枠</numerusform>
        </translation>
    </message>
    <message>
        <source>can be used</source>
        <translation>使えます</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Online, synced {time}</source>
        <translation>オンライン&#x3000;{time} に同期</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting to be sent</source>
        <translation>
            <numerusform>オフライン・送信待ち%Ln件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>要確認%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>No agency yet</source>
        <translation>紹介会社は未接続</translation>
    </message>
</context>
<context>
    <name>TrendsRow</name>
    <message>
        <source>Applications</source>
        <translation>応募</translation>
    </message>
    <message>
        <source>No application in the last eight weeks.</source>
        <translation>直近8週間の応募はありません。</translation>
    </message>
    <message>
        <source>Notices sent</source>
        <translation>送った不採用通知</translation>
    </message>
    <message>
        <source>No notice was sent in the last eight weeks.</source>
        <translation>直近8週間に送った通知はありません。</translation>
    </message>
    <message>
        <source>Relay registrations</source>
        <translation>リレー登録（確定）</translation>
    </message>
    <message>
        <source>No confirmed registration in the last eight months.</source>
        <translation>直近8か月に確定した登録はありません。</translation>
    </message>
    <message>
        <source>Introduction slots</source>
        <translation>紹介枠（累計）</translation>
    </message>
    <message>
        <source>No slot yet. Confirmed registrations earn them.</source>
        <translation>まだ枠はありません。確定した登録がたまると増えます。</translation>
    </message>
    <message>
        <source>By week of application</source>
        <translation>応募日の週ごと・名</translation>
    </message>
    <message>
        <source>By week of writing</source>
        <translation>作成した週ごと・通</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>今週</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>Confirmed by the agency, by month</source>
        <translation>紹介会社が確認した登録・月ごと・名</translation>
    </message>
    <message>
        <source>earned in all</source>
        <translation>枠</translation>
    </message>
    <message>
        <source>Earned in all, by the end of the month</source>
        <translation>これまでに得た枠・月末ごと</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>Career Relay</source>
        <translation>キャリアリレー</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Or the recovery key</source>
        <translation>または復旧キー</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open the workspace</source>
        <translation>ワークスペースを開く</translation>
    </message>
    <message>
        <source>The data on this device is encrypted.</source>
        <translation>この端末のデータは暗号化されています。</translation>
    </message>
</context>
<context>
    <name>VacanciesPage</name>
    <message>
        <source>Add a vacancy</source>
        <translation>求人を追加</translation>
    </message>
    <message>
        <source>Vacancies</source>
        <translation>求人</translation>
    </message>
    <message>
        <source>No vacancy yet</source>
        <translation>求人はまだありません</translation>
    </message>
    <message>
        <source>An import adds the jobs it finds; you can also add one by hand.</source>
        <translation>取り込むと見つかった職種が入ります。手で追加もできます。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>募集中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Name of the job</source>
        <translation>職種</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>勤務地</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>職業分類</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>応募</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message numerus="yes">
        <source>%n vacancies</source>
        <translation>
            <numerusform>%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存しました</translation>
    </message>
</context>
<context>
    <name>VacancyForm</name>
    <message>
        <source>Vacancy</source>
        <translation>求人</translation>
    </message>
    <message>
        <source>Name of the job</source>
        <translation>職種</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>勤務地</translation>
    </message>
    <message>
        <source>Occupation (official classification 2022)</source>
        <translation>職業分類（厚生労働省 2022年）</translation>
    </message>
    <message>
        <source>Used to make anonymous data coarser. You choose; nothing is set by itself.</source>
        <translation>匿名データを粗くするために使います。決めるのはあなたです。</translation>
    </message>
    <message>
        <source>Open for applications</source>
        <translation>募集中</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Perhaps:</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>A name nobody else has is needed.</source>
        <translation>ほかと重ならない名前を入れてください。</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Versions of the text</source>
        <translation>文面の履歴</translation>
    </message>
    <message>
        <source>Use this version again</source>
        <translation>この版に戻す</translation>
    </message>
    <message>
        <source>Back to writing</source>
        <translation>作成に戻る</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存日時</translation>
    </message>
    <message>
        <source>By</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>This text comes with the program. What you save is listed here.</source>
        <translation>はじめから入っている文面です。保存すると、ここに履歴が並びます。</translation>
    </message>
    <message>
        <source>Text of the version</source>
        <translation>この版の文面</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>People who wait</source>
        <translation>待っている人</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%Ln名</numerusform>
        </translation>
    </message>
    <message>
        <source>Once sent, one person cannot be taken out again.</source>
        <translation>送ったあとに1名分だけ戻すことはできません。</translation>
    </message>
    <message numerus="yes">
        <source>A batch can be made once %n more people have come</source>
        <translation>
            <numerusform>全体であと%Ln名そろえば出せます</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can go once %n more people like them have come</source>
        <translation>
            <numerusform>同じ特徴の人があと%Ln名そろえば出せます</numerusform>
        </translation>
    </message>
    <message>
        <source>Who</source>
        <translation>お名前を見る</translation>
    </message>
    <message>
        <source>Who: {why}</source>
        <translation>お名前：{why}</translation>
    </message>
    <message>
        <source> and {n} more</source>
        <translation>、ほか{n}名</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>お名前を隠す</translation>
    </message>
</context>
<context>
    <name>WatchedBanner</name>
    <message>
        <source>Import it</source>
        <translation>取り込む</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>設定を開く</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>分かりました</translation>
    </message>
    <message>
        <source>New in the watched folder: {name} ({size} KB). Nothing is read yet.</source>
        <translation>見張っているフォルダーに新しいファイルがあります：{name}（{size} KB）。まだ読み込んでいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait behind it.</source>
        <translation>
            <numerusform>ほかに%Ln件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The watched folder cannot be reached at the moment. It is watched again as soon as it is there.</source>
        <translation>見張っているフォルダーが、いま見つかりません。見つかりしだい、また見張ります。</translation>
    </message>
</context>
<context>
    <name>WatchedSection</name>
    <message>
        <source>Watched folder</source>
        <translation>見張るフォルダー</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>見張っていません</translation>
    </message>
    <message>
        <source>Folder where your recruiting system leaves its lists</source>
        <translation>採用管理システムの出力先フォルダー</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>見張るのをやめる</translation>
    </message>
    <message>
        <source>A new Excel or CSV file in it is offered on the home page. Nothing is imported by itself, and nothing in the folder is changed or removed.</source>
        <translation>新しいExcel・CSVファイルが入ると、ホームでお知らせします。自動で取り込むことはなく、フォルダーの中身を変えたり消したりもしません。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Documents</source>
        <translation>書類選考</translation>
    </message>
    <message>
        <source>First interview</source>
        <translation>一次面接</translation>
    </message>
    <message>
        <source>Second interview</source>
        <translation>二次面接</translation>
    </message>
    <message>
        <source>Final interview</source>
        <translation>最終面接</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>内定</translation>
    </message>
    <message>
        <source>In selection</source>
        <translation>選考中</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不採用</translation>
    </message>
    <message>
        <source>Withdrew</source>
        <translation>辞退</translation>
    </message>
    <message>
        <source>Hired</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>経験年数</translation>
    </message>
    <message>
        <source>Required qualification</source>
        <translation>必要な資格</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>スキル</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>勤務地</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>勤務時間</translation>
    </message>
    <message>
        <source>Wished conditions</source>
        <translation>希望条件</translation>
    </message>
    <message>
        <source>Start date</source>
        <translation>入社時期</translation>
    </message>
    <message>
        <source>Position filled</source>
        <translation>充足</translation>
    </message>
    <message>
        <source>Overall judgement</source>
        <translation>総合判断</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Chose another company</source>
        <translation>他社に決定</translation>
    </message>
    <message>
        <source>Conditions did not fit</source>
        <translation>条件が合わない</translation>
    </message>
    <message>
        <source>Personal circumstances</source>
        <translation>本人の事情</translation>
    </message>
    <message>
        <source>Withdrew (other)</source>
        <translation>辞退（その他）</translation>
    </message>
    <message>
        <source>Secondary school</source>
        <translation>中学・高校</translation>
    </message>
    <message>
        <source>College</source>
        <translation>専門・短大・高専</translation>
    </message>
    <message>
        <source>University</source>
        <translation>大学</translation>
    </message>
    <message>
        <source>Graduate school</source>
        <translation>大学院</translation>
    </message>
    <message>
        <source>Reply by mail</source>
        <translation>メールの返信</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>お電話</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>書面</translation>
    </message>
    <message>
        <source>Unsubscribe mail</source>
        <translation>配信停止のメール</translation>
    </message>
    <message>
        <source>Column of a list</source>
        <translation>取り込んだ一覧の列</translation>
    </message>
    <message>
        <source>Form of the rejection</source>
        <translation>不採用の画面</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>送らず</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>Added by hand</source>
        <translation>手で追加</translation>
    </message>
    <message>
        <source>Details changed</source>
        <translation>内容の変更</translation>
    </message>
    <message>
        <source>Details taken from a list</source>
        <translation>一覧の値に更新</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>応募</translation>
    </message>
    <message>
        <source>Stage changed</source>
        <translation>段階の変更</translation>
    </message>
    <message>
        <source>Rejection taken back</source>
        <translation>不採用の取り消し</translation>
    </message>
    <message>
        <source>File taken in</source>
        <translation>ファイルを受け取りました</translation>
    </message>
    <message>
        <source>Notice drafted</source>
        <translation>通知の下書きを作成</translation>
    </message>
    <message>
        <source>Notice sent</source>
        <translation>不採用の通知を送信</translation>
    </message>
    <message>
        <source>Notice not delivered</source>
        <translation>通知が届きませんでした</translation>
    </message>
    <message>
        <source>Nobody can say whether the notice was sent</source>
        <translation>通知を送れたかどうか分かりません</translation>
    </message>
    <message>
        <source>Notice not sent</source>
        <translation>通知を取りやめ</translation>
    </message>
    <message>
        <source>Consent recorded</source>
        <translation>同意を記録</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>同意の取り消し</translation>
    </message>
    <message>
        <source>Agreed to later invitations</source>
        <translation>再応募のご案内に同意</translation>
    </message>
    <message>
        <source>Wants no later invitations</source>
        <translation>再応募のご案内を希望しない</translation>
    </message>
    <message>
        <source>That answer was taken back</source>
        <translation>回答の記録を取り消し</translation>
    </message>
    <message>
        <source>Invitation approved</source>
        <translation>再応募のご案内を承認</translation>
    </message>
    <message>
        <source>Invitation put off</source>
        <translation>再応募のご案内を後回し</translation>
    </message>
    <message>
        <source>Not invited this time</source>
        <translation>再応募のご案内を見送り</translation>
    </message>
    <message>
        <source>Wish noted</source>
        <translation>希望を記録</translation>
    </message>
    <message>
        <source>Registered at the agency, as this person lets you know</source>
        <translation>紹介会社に登録（ご本人が知らせてよいとされました）</translation>
    </message>
    <message>
        <source>Asked to have the profile handed to the agency</source>
        <translation>プロフィールの引き渡しに同意</translation>
    </message>
    <message>
        <source>Hand-over of the profile approved</source>
        <translation>プロフィールの引き渡しを承認</translation>
    </message>
    <message>
        <source>Profile handed to the agency</source>
        <translation>プロフィールを紹介会社に引き渡し</translation>
    </message>
    <message>
        <source>Profile not handed over</source>
        <translation>プロフィールを引き渡さず</translation>
    </message>
    <message>
        <source>Took the consent to the profile back</source>
        <translation>プロフィールの同意を取り下げ</translation>
    </message>
    <message>
        <source>Wishes no contact from this company</source>
        <translation>当社からの連絡を希望されません</translation>
    </message>
    <message>
        <source>Objection recorded</source>
        <translation>お申し出を記録</translation>
    </message>
    <message>
        <source>Objection taken back</source>
        <translation>お申し出の取り消し</translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message>
        <source>Words of your company</source>
        <translation>会社の言葉</translation>
    </message>
    <message>
        <source>Asked once; remembered for later files</source>
        <translation>一度だけお尋ねし、次からは同じように読みます</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>空欄にする</translation>
    </message>
    <message>
        <source>What “{word}” means</source>
        <translation>「{word}」の意味</translation>
    </message>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%Lnか所</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrittenCard</name>
    <message>
        <source>A written notice</source>
        <translation>作成済みの通知</translation>
    </message>
    <message>
        <source>Back to writing</source>
        <translation>通知の作成に戻る</translation>
    </message>
    <message>
        <source>Notice to {name}</source>
        <translation>{name} 様への通知</translation>
    </message>
    <message>
        <source>written {time}</source>
        <translation>{time} 作成</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>{time} 送信</translation>
    </message>
    <message>
        <source>Written with a text not saved as a version</source>
        <translation>履歴にない文面で作成</translation>
    </message>
    <message>
        <source>Written with {text}, version {number}</source>
        <translation>「{text}」第{number}版で作成</translation>
    </message>
</context>
</TS>
