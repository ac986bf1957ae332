namespace Meanwhile.Programs.Reporting;

/// <summary>Writes the results of a run as the page that people read.</summary>
internal static class Report
{
    /// <summary>Writes the table of the README from what the run left in that folder.</summary>
    internal static void WriteForReadme(string folder, TextWriter page) =>
        new ReadmeTable(Measurements.Read(Path.Combine(folder, "rounds")), Gaps.Read(folder)).Write(page);

    /// <summary>Writes the page from what the run left in that folder.</summary>
    internal static void Write(string folder, TextWriter page)
    {
        var measured = Measurements.Read(Path.Combine(folder, "rounds"));
        var gaps = Gaps.Read(folder);

        page.WriteLine("# What was measured");
        page.WriteLine();
        page.WriteLine("Written by `bench/peers/run` from one run; nothing here is typed by hand. Ours and the peers take turns, in rounds, and each figure");
        page.WriteLine("is the median of its rounds. Behind a peer's figure stands the ratio, ours by the peer's, and in brackets the least and the most of");
        page.WriteLine("any one round. Less is better, for rates too, as they are measured by the time they take. B is what one operation allocates.");
        page.WriteLine();
        page.Write(File.ReadAllText(Path.Combine(folder, "facts")));
        foreach (var (peer, how) in gaps.Missing)
        {
            page.WriteLine($"- missing: {peer}; {how}");
        }

        page.WriteLine();
        new ComparisonTable(measured, gaps).Write(page);
        page.WriteLine();
        page.WriteLine("## Ten times the size");
        page.WriteLine();
        page.WriteLine("From 100,000 to 1,000,000 the objects outgrow the caches of the processor and the youngest generation of the garbage collector,");
        page.WriteLine("which everybody pays for. So the same work of .NET stands below each, with its own factors.");
        page.WriteLine();
        new GrowthTable(measured, gaps).Write(page);
        WriteSection(page, "Failed", gaps.Failures.Select(static failure => $"- {failure.Key}: {failure.Value}"));
        WriteSection(page, "Not measured yet", Works.Missing.Select(static missing => $"- {missing.Work}: {missing.Why}"));
        WriteSection(page, "The commands", ["```text", .. File.ReadLines(Path.Combine(folder, "commands")).Distinct(), "```"]);
    }

    private static void WriteSection(TextWriter page, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        page.WriteLine();
        page.WriteLine($"## {title}");
        page.WriteLine();
        foreach (var line in all)
        {
            page.WriteLine(line);
        }
    }
}
