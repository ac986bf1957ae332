using Meanwhile.Docs.Tests.Documents;

namespace Meanwhile.Docs.Tests.Snippets;

/// <summary>
/// A test that runs code of the documents. What that code prints is kept to be compared, and it runs in virtual time, so that
/// no test waits. Names are found here first: so the code itself reads as in any program.
/// </summary>
public abstract class Snippet
{
    private readonly List<LoopError> reports = [];

    /// <summary>Stands in for the console.</summary>
    private protected StringWriter Console { get; } = new() { NewLine = "\n" };

    private protected VirtualTime Clock { get; } = new();

    private protected void Run(Func<Coroutine> main) => Async.Run(main, Quiet());

    private protected T Run<T>(Func<Coroutine<T>> main) => Async.Run(main, Quiet());

    /// <summary>Asserts all that was printed since the last look, a line each, and that the loop had nothing to report.</summary>
    private protected void Printed(params string[] lines)
    {
        Assert.Empty(reports.Select(report => report.ToString()));
        Assert.Equal(lines, Console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Console.GetStringBuilder().Clear();
    }

    /// <summary>Asserts that all that was printed is what the page shows in the next block of text after that snippet.</summary>
    private protected void PrintedAsShown(string page, string snippet) => Printed(MarkdownBlock.OutputAfter(page, snippet));

    private LoopOptions Quiet() =>
        new()
        {
            TimeProvider = Clock,
            OnError = reports.Add,
            HandleInterrupt = false,
        };
}
