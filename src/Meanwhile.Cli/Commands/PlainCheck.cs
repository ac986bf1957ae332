using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Commands;

/// <summary>The plainest command line: <c>check</c> and URLs, without any option. It means what the command tree reads in it.</summary>
internal static class PlainCheck
{
    /// <summary>What to check; null for any other command line.</summary>
    public static CheckOptions? Read(string[] arguments)
    {
        if (arguments.Length < 2 || arguments[0] != "check")
        {
            return null;
        }

        foreach (var argument in arguments.AsSpan(1))
        {
            if (!argument.StartsWith("http://", StringComparison.Ordinal) && !argument.StartsWith("https://", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return new CheckOptions { Urls = arguments[1..] };
    }
}
