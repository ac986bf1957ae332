using Meanwhile.Edge.Running;
using Meanwhile.Edge.Stress;

namespace Meanwhile.Edge;

/// <summary>
/// Runs what is to hold at the edge to .NET, in a program with nothing else in it. Without arguments all of it; with some words those cases whose names
/// have them; with <c>--stress SECONDS</c> the threads against each other, that long.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        IReadOnlyList<Case> cases;
        IReadOnlyList<(string Name, string Problem)> failed;
        if (args is ["--stress", var seconds])
        {
            var time = TimeSpan.FromSeconds(int.Parse(seconds, provider: null));
            cases = StressCases.For(time, Console.WriteLine);
            failed = Crew.Run(cases, atOnce: 1, more: time);
        }
        else
        {
            cases = [.. Cases.All.Where(each => Array.TrueForAll(args, word => each.Name.Contains(word, StringComparison.Ordinal)))];
            failed = Crew.Run(cases);
        }

        foreach (var (name, problem) in failed)
        {
            Console.WriteLine($"FAILED  {name}");
            Console.WriteLine($"        {problem}");
        }

        Console.WriteLine($"{cases.Count - failed.Count} passed, {failed.Count} failed");
        return failed.Count == 0 ? 0 : 1;
    }
}
