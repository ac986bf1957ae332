using System.Collections;

namespace Meanwhile.Transcripts;

/// <summary>Spells things as the Python programs spell them; <c>text</c> in <c>Python/transcript.py</c> is its twin.</summary>
internal static class Spelling
{
    // A type that is not here is spelled with its own name, so that it shows as a difference. Subtypes are not looked through.
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(CancelledException)] = "CancelledError",
        [typeof(TimeoutException)] = "TimeoutError",
        [typeof(InvalidStateException)] = "InvalidStateError",
        [typeof(QueueShutDownException)] = "QueueShutDown",
        [typeof(BrokenBarrierException)] = "BrokenBarrierError",
        [typeof(ExceptionGroup)] = "ExceptionGroup",
        [typeof(InvalidOperationException)] = "RuntimeError",
        [typeof(ArgumentException)] = "ValueError",
        [typeof(ArgumentOutOfRangeException)] = "ValueError",
        [typeof(KeyNotFoundException)] = "KeyError",
        [typeof(DivideByZeroException)] = "ZeroDivisionError",
        [typeof(IOException)] = "OSError",
        [typeof(OperationCanceledException)] = "KeyboardInterrupt",
    };

    /// <summary>The names that errors have in Python. No twin writes them: it prints what the error is.</summary>
    internal static IEnumerable<string> NamesOfErrors => Names.Values.Distinct(StringComparer.Ordinal);

    internal static string Of(object? word) =>
        word switch
        {
            null => "None",
            string text => text,
            bool truth => truth ? "True" : "False",
            double number => number.ToString("0.######"),
            ExceptionGroup group => $"ExceptionGroup: {OfMessage(group.Summary)} {Of(group.InnerExceptions)}",
            Exception error => OfException(error),
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
            _ => word.ToString()!,
        };

    /// <summary>The message in CPython's words, if it opens with words that stand for those; else as it is.</summary>
    internal static string OfMessage(string message)
    {
        foreach (var (openings, words) in Messages.InCPythonsWords)
        {
            if (message.StartsWith(openings, StringComparison.Ordinal))
            {
                return words;
            }
        }

        return message;
    }

    /// <summary>The Python name of the error's exact type.</summary>
    internal static string OfType(Exception error) => Names.GetValueOrDefault(error.GetType()) ?? error.GetType().Name;

    private static string OfException(Exception error)
    {
        var name = OfType(error);
        var message = error is CancelledException cancelled ? cancelled.Reason ?? "" : OfMessage(error.Message);
        return message.Length > 0 ? $"{name}: {message}" : name;
    }
}
