# NOT RUN: no test runs this file, there is no PowerShell where the tests run. The requests are those of move.py, which a test does run.
<#
.SYNOPSIS
Moves a group: previews the move, starts it exactly as previewed, follows it to its end.
.EXAMPLE
./Move-HandoverGroup.ps1 -Group mail -Node exch2 -Reason 'CHG0042 patch night' -Url https://handover.example.test:8080 -TokenFile operator.token
.NOTES
PowerShell 7 or later. Exit codes: 0 succeeded, 1 failed, 3 refused, 4 waits for a person, 5 turned back, 6 out of time, 7 nobody answers, 9 with exceptions.
#>
param(
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $Node,
    [Parameter(Mandatory)] [string] $Reason,
    [string] $Url = $env:HANDOVER_URL,
    [string] $TokenFile = $env:HANDOVER_TOKEN_FILE,
    # Without an answer the operation may have been started: give the same key again.
    [string] $Key = [guid]::NewGuid().ToString(),
    [int] $LimitSeconds = 3600
)
$ErrorActionPreference = 'Stop'

$ends = @{ SUCCEEDED = 0; SUCCEEDED_WITH_EXCEPTIONS = 9; COMPENSATED = 5; HALTED = 4; PAUSED = 4; FAILED = 1; ABANDONED = 1 }
$common = @{
    Headers            = @{ Accept = 'application/json, application/problem+json'; 'Idempotency-Key' = $Key }
    Authentication     = 'Bearer'
    Token              = ConvertTo-SecureString (Get-Content -Raw $TokenFile).Trim() -AsPlainText -Force
    ContentType        = 'application/json'
    SkipHttpErrorCheck = $true
    TimeoutSec         = 60
}
if ($Url -like 'http://*') { $common.AllowUnencryptedAuthentication = $true }

function Ask([string] $Method, [string] $Path, $Body) {
    $request = $common + @{ Method = $Method; Uri = "$Url$Path"; StatusCodeVariable = 'status' }
    if ($null -ne $Body) { $request.Body = ConvertTo-Json $Body -Compress }
    try { $answer = Invoke-RestMethod @request } catch { $status = 0; $answer = $null }
    [pscustomobject]@{ Status = $status; Json = $answer }
}

function Stop-With([int] $Code, [string] $Text) { [Console]::Error.WriteLine($Text); exit $Code }

function Stop-Unless($Answer, [int[]] $Wanted) {
    if ($Answer.Status -in $Wanted) { return }
    if ($Answer.Status -in 0, 503) { Stop-With 7 "nobody answers at $Url" }
    Stop-With 3 "$($Answer.Json.code): $($Answer.Json.detail) $($Answer.Json.cure)"
}

# 1. Look.
$path = "/v1/groups/$([uri]::EscapeDataString($Group))"
$order = @{ kind = 'SWITCHOVER'; target = $Node }
$plan = Ask POST "$path/plans" $order
Stop-Unless $plan 200
"$($plan.Json.steps.Count) steps, hash $($plan.Json.hash)"
$plan.Json.findings | ForEach-Object { "$($_.severity): $($_.detail)" }
if (-not $plan.Json.runnable) { Stop-With 3 'cannot be run as things stand' }

# 2. Start what was previewed, and nothing else.
[Console]::Error.WriteLine("idempotency key $Key")
$wanted = $order + @{ reason = $Reason; planHash = $plan.Json.hash }
foreach ($attempt in 1..3) {
    $started = Ask POST "$path/operations" $wanted
    if ($started.Status -notin 0, 503) { break }
    Start-Sleep -Seconds $attempt
}
Stop-Unless $started 200, 202

# 3. Follow, also while the orchestrator is away for a moment.
$end = (Get-Date).AddSeconds($LimitSeconds)
while ((Get-Date) -lt $end) {
    $now = Ask GET "/v1/operations/$($started.Json.id)" $null
    if ($now.Status -eq 200) {
        $state = $now.Json.state
        if ($ends.ContainsKey($state)) { "$state $($now.Json.halted)$($now.Json.turnedBack)"; exit $ends[$state] }
        if ($now.Json.steps.state -contains 'WAITING') { Stop-With 4 'a step waits for a person' }
    }
    Start-Sleep -Seconds 2
}
Stop-With 6 'not ended yet; it goes on'
