using Meanwhile.Testing;

namespace Meanwhile.Transcripts;

/// <summary>
/// The C# twin of a Python program that lies beside it under the same name. It prints what the program prints, or what the
/// difference beside it says.
/// </summary>
internal abstract class Twin
{
    private readonly List<string> lines = [];

    /// <summary>The clock of the twin's loops. It starts at zero.</summary>
    protected VirtualTime Clock { get; } = new();

    /// <summary>A loop in virtual time whose reports are lines of the transcript.</summary>
    protected virtual LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
        };

    /// <summary>Whether what it says goes to standard output too.</summary>
    private protected bool IsOnConsole { get; set; }

    /// <summary>The time of the running loop, in seconds.</summary>
    protected static double Now => EventLoop.Current.Time.TotalSeconds;

    /// <summary>Runs the twin, and gives what it printed.</summary>
    internal IReadOnlyList<string> Play()
    {
        Perform();
        lock (lines)
        {
            return [.. lines];
        }
    }

    /// <summary>What the program does outside of any loop: one run of main, for most.</summary>
    protected virtual void Perform() => Async.Run(Main, Options);

    /// <summary>The program's main coroutine.</summary>
    protected virtual Coroutine Main() => Coroutine.Completed;

    /// <summary>Prints a line.</summary>
    protected void Say(object? word) => Add([word]);

    /// <summary>Prints a line of several words.</summary>
    protected void Say(object? first, object? second) => Add(first, second);

    /// <inheritdoc cref="Say(object, object)"/>
    protected void Say(object? first, object? second, object? third) => Add(first, second, third);

    /// <inheritdoc cref="Say(object, object)"/>
    protected void Say(object? first, object? second, object? third, object? fourth) => Add(first, second, third, fourth);

    /// <inheritdoc cref="Say(object, object)"/>
    protected void Say(object? first, object? second, object? third, object? fourth, object? fifth) => Add(first, second, third, fourth, fifth);

    /// <summary>Prints an error that the loop reports.</summary>
    protected void Report(LoopError error) => Say("reported:", (object?)error.Exception ?? Spelling.OfMessage(error.Message));

    /// <summary>The Python name of the error's exact type, as <c>type(error).__name__</c> gives; what is no error, as it is.</summary>
    protected static object? TypeOf(object? outcome) => outcome is Exception error ? Spelling.OfType(error) : outcome;

    /// <summary>What the call returns, or the exception that it throws.</summary>
    protected static object? Attempt<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>Null, or the exception that the call throws.</summary>
    protected static object? Attempt(Action call) =>
        Attempt<object?>(() =>
        {
            call();
            return null;
        });

    /// <summary>The result of what is awaited, or the exception that comes instead.</summary>
    protected static async Coroutine<object?> Attempted<T>(IAwaitable<T> awaitable)
    {
        try
        {
            return await awaitable;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>Null when what is awaited ends well, or the exception that comes instead.</summary>
    protected static async Coroutine<object?> Attempted(IAwaitable awaitable)
    {
        try
        {
            await awaitable;
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    // An array that is to be one word is not taken for several: the overloads of Say see to that.
    private void Add(params object?[] words)
    {
        var line = string.Join(' ', words.Select(Spelling.Of));
        if (IsOnConsole)
        {
            Console.Out.WriteLine(line);
        }

        lock (lines)
        {
            lines.Add(line);
        }
    }
}
