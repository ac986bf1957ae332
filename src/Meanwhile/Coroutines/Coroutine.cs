using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// The work of one call of an <c>async Coroutine</c> method. It is cold: the call runs nothing, <c>await</c> runs it
/// inside the awaiting task, and <see cref="Async.CreateTask(Coroutine, string?, bool, string, int)"/> runs it beside.
/// </summary>
/// <remarks>
/// A coroutine is awaited once. A second await throws, also long after, when the object behind it serves another call.
/// As in asyncio, where a coroutine object that nobody awaits never ran: the loop reports those when it closes.
/// </remarks>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder))]
public readonly partial struct Coroutine : IAwaitable, ICold, IEquatable<Coroutine>
{
    private readonly CoroutineSource<VoidResult>? source;
    private readonly long token;

    internal Coroutine(CoroutineSource<VoidResult> source, long token)
    {
        this.source = source;
        this.token = token;
    }

    /// <summary>A coroutine that finishes at once when it is awaited. A new one each time it is asked for.</summary>
    public static Coroutine Completed => new(ReadySource<VoidResult>.Rent(default, null), out _);

    internal CoroutineSource<VoidResult> Source => source ?? throw Errors.DefaultCoroutine();

    internal long Token => token;

    /// <summary>The same call, for code that handles those with and without a value alike.</summary>
    internal Coroutine<VoidResult> Typed => new(Source, token);

    /// <summary>The other way round.</summary>
    internal static Coroutine Untyped(Coroutine<VoidResult> typed) => new(typed.Source, typed.Token);

    private Coroutine(CoroutineSource<VoidResult> source, out long token)
    {
        this.source = source;
        this.token = token = source.Token;
    }

    /// <summary>A coroutine that finishes with that value at once when it is awaited.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="result">What the await gives.</param>
    public static Coroutine<T> FromResult<T>(T result)
    {
        var source = ReadySource<T>.Rent(result, null);
        return new Coroutine<T>(source, source.Token);
    }

    /// <summary>A coroutine that throws that exception when it is awaited.</summary>
    /// <param name="exception">What the await throws.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static Coroutine FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new Coroutine(ReadySource<VoidResult>.Rent(default, exception), out _);
    }

    /// <summary>A coroutine that throws that exception when it is awaited.</summary>
    /// <typeparam name="T">What the await would have given.</typeparam>
    /// <param name="exception">What the await throws.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static Coroutine<T> FromException<T>(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var source = ReadySource<T>.Rent(default!, exception);
        return new Coroutine<T>(source, source.Token);
    }

    /// <summary>Starts the coroutine inside the current task. The compiler calls it for <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">
    /// It was awaited before; no event loop runs on this thread; no task is current; it belongs to another loop; or it is
    /// <c>default(Coroutine)</c>.
    /// </exception>
    [StackTraceHidden]
    public Awaiter GetAwaiter()
    {
        var begun = Source;
        begun.Begin(token);
        return new Awaiter(begun, token);
    }

    IAwaiter IAwaitable.GetAwaiter() => GetAwaiter();

    LoopTask ICold.MakeTask(EventLoop loop, string? name, string file, int line) => LoopTask.Create(loop, this, name, file, line);

    bool ICold.IsFresh => Source.Token == token;

    bool ICold.IsRootOf(LoopTask task) => task.IsMadeOf(Source, token);

    void ICold.Abandon()
    {
        Source.Claim(token, EventLoop.RunningHere);
        Source.Abandon();
    }

    /// <summary>Whether both stand for the same call.</summary>
    public bool Equals(Coroutine other) => ReferenceEquals(source, other.source) && token == other.token;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Coroutine other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(source, token);

    /// <summary>Whether both stand for the same call.</summary>
    public static bool operator ==(Coroutine left, Coroutine right) => left.Equals(right);

    /// <summary>Whether they stand for different calls.</summary>
    public static bool operator !=(Coroutine left, Coroutine right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"coroutine '{source?.Name ?? "default"}'";
}
