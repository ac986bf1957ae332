using System.Globalization;

namespace Meanwhile.Interleavings;

/// <summary>What environment variables set. README.md says what they are for.</summary>
internal static class Settings
{
    /// <summary>A program to run alone.</summary>
    internal static string? Program => Of("PROGRAM");

    /// <summary>How many programs; null for as many as a test run has time for.</summary>
    internal static int? Count => Of("COUNT") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;

    /// <summary>The two numbers of a run of the generator, as FsCheck prints them.</summary>
    internal static (ulong Seed, ulong Gamma)? Seed
    {
        get
        {
            if (Of("SEED")?.Trim('(', ')').Split(',') is not { } numbers)
            {
                return null;
            }

            return (ulong.Parse(numbers[0], CultureInfo.InvariantCulture), ulong.Parse(numbers[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a smaller program is looked for where one fails.</summary>
    internal static bool Shrinks => Of("SHRINK") != "no";

    /// <summary>Whether that is done with a program that is given as a text too.</summary>
    internal static bool ShrinksText => Of("SHRINK") == "text";

    /// <summary>The programs that are run, by how far they reach; those on the loop by default.</summary>
    internal static IReadOnlyList<Reach> Reaches => Of("REACH") is { } reaches ? [.. reaches.Split(',').Select(Enum.Parse<Reach>)] : [Reach.Loop];

    /// <summary>What others do with the thread pool meanwhile; null for each in its turn.</summary>
    internal static PoolLoad? Load => Of("POOL") is { } load ? Enum.Parse<PoolLoad>(load, ignoreCase: true) : null;

    /// <summary>Whether the orders of a program run at once, each by its own clock; null for some.</summary>
    internal static bool? AtOnce => Of("CLOCKS") is { } clocks ? clocks != "1" : null;

    private static string? Of(string name) => Environment.GetEnvironmentVariable($"MEANWHILE_INTERLEAVINGS_{name}") is { Length: > 0 } value ? value : null;
}
