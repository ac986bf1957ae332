namespace Meanwhile.Cli.Check.Probing;

/// <summary>What happened, for one who has the command's options and not the library's.</summary>
internal static class CommandWords
{
    public static string Of(Told told) =>
        told.Option switch
        {
            nameof(HttpSessionOptions.MaxRedirects) => $"{told.Happened} --max-redirs allows more.",
            nameof(HttpSessionOptions.ConnectionLimit) => $"{told.Happened} Lower --concurrency, or raise the limit of open files (ulimit -n).",
            _ => told.Happened,
        };
}
