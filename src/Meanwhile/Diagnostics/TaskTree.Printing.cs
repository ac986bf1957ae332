using System.Globalization;

namespace Meanwhile;

public sealed partial record TaskTree
{
    /// <summary>Writes it as a picture: each task with what it waits for, and below it its coroutines, where it was created, and whom it awaits.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void Print(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var shown = ShownCount == TaskCount ? "" : string.Create(CultureInfo.InvariantCulture, $", {ShownCount:N0} shown");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"event loop '{SingleLine.Of(Loop)}': {Count(TaskCount)}{shown}"));
        PrintAll(writer, Roots, OmittedRootCount, "");
    }

    /// <summary>The picture of it; see <see cref="Print"/>.</summary>
    public override string ToString()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Print(text);
        return text.ToString();
    }

    private static string Count(int tasks) => tasks == 1 ? "1 task" : string.Create(CultureInfo.InvariantCulture, $"{tasks:N0} tasks");

    private static void PrintAll(TextWriter writer, IReadOnlyList<TaskNode> nodes, int omitted, string margin)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var isLast = i == nodes.Count - 1 && omitted == 0;
            PrintOne(writer, nodes[i], margin + (isLast ? "└─ " : "├─ "), margin + (isLast ? "   " : "│  "));
        }

        if (omitted > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{margin}└─ … and {omitted:N0} more"));
        }
    }

    private static void PrintOne(TextWriter writer, TaskNode node, string first, string margin)
    {
        writer.WriteLine($"{first}{node}");
        if (node.IsRepeated || node.IsCycle)
        {
            return;
        }

        // The line down to those below begins here.
        var below = margin + (node.Awaited.Count + node.OmittedCount > 0 ? "│  " : "   ");
        writer.WriteLine($"{below}{SingleLine.Of(node.Coroutines.Then($"created at {node.CreatedAt}", ", "))}");
        foreach (var branch in node.Branches)
        {
            writer.WriteLine($"{below}{SingleLine.Of(branch.ToString())}");
        }

        PrintAll(writer, node.Awaited, node.OmittedCount, margin);
    }
}
