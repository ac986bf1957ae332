namespace Meanwhile.Cli.Check;

/// <summary>Why a URL counts as down. The names in lower case are what the output says.</summary>
internal enum ErrorKind
{
    None,
    Url,
    Dns,
    Connect,
    Tls,
    Timeout,
    Redirect,
    Reset,
    Protocol,
    Body,
    Status,
}
