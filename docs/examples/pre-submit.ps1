# Check a case and build its bundle; stop where something blocks. Use: .\pre-submit.ps1 FOLDER [OUT]
# Exit codes are those of the program: 0 ready, 1 something blocks, 2 to 5 as "evidence --help" lists them.
param(
    [Parameter(Mandatory = $true)] [string] $Folder,
    [string] $Out = "$($Folder.TrimEnd('\', '/'))-bundle"
)

evidence pack $Folder --output $Out --strict --quiet
$code = $LASTEXITCODE
if ($code -eq 1) { [Console]::Error.WriteLine("not ready: see $Out\report.html") }
if ($code -ne 0) { exit $code }

evidence verify $Out --quiet
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output "ready: upload the files of $Out\upload"
