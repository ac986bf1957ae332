using Meanwhile.Docs.Tests.Documents;

namespace Meanwhile.Docs.Tests.Snippets;

/// <summary>
/// A test that runs code of the documents. What that code prints is kept to be compared, and it runs in virtual time, so that
/// no test waits. Names are found here first: so the code itself reads as in any program.
/// </summary>
public abstract class Snippet : IAsyncDisposable
{
    private readonly List<LoopError> reports = [];
    private readonly StringWriter printed = new() { NewLine = "\n" };

    /// <summary>Stands in for the console, and may be written to from any thread, as that may.</summary>
    private protected TextWriter Console { get; }

    private protected Snippet() => Console = TextWriter.Synchronized(printed);

    /// <summary>All that was printed since the last look.</summary>
    private protected string Text => printed.ToString();

    private protected VirtualTime Clock { get; } = new();

    private protected void Run(Func<Coroutine> main) => Async.Run(main, Quiet());

    private protected T Run<T>(Func<Coroutine<T>> main) => Async.Run(main, Quiet());

    /// <summary>Asserts all that was printed since the last look, a line each, and that the loop had nothing to report.</summary>
    private protected void Printed(params string[] lines)
    {
        NothingReported();
        Assert.Equal(string.Concat(lines.Select(static line => $"{line}\n")), Text);
        printed.GetStringBuilder().Clear();
    }

    /// <summary>Asserts that all that was printed is what the page shows in the next block of text after that snippet.</summary>
    private protected void PrintedAsShown(string page, string snippet) => Printed(MarkdownBlock.OutputAfter(page, snippet));

    /// <summary>Asserts that the loop had nothing to report, also where nothing was printed.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        NothingReported();
        return ValueTask.CompletedTask;
    }

    private void NothingReported()
    {
        lock (reports)
        {
            Assert.Empty(reports.Select(report => report.ToString()));
        }
    }

    // What nobody looks at may be reported by the finalizer's thread.
    private void Report(LoopError error)
    {
        lock (reports)
        {
            reports.Add(error);
        }
    }

    private LoopOptions Quiet() =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
        };
}
