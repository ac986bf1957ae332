using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// The work of one call of an <c>async Coroutine&lt;T&gt;</c> method, which ends with a value. It is cold and awaited
/// once, as <see cref="Coroutine"/> says.
/// </summary>
/// <typeparam name="T">What the await gives.</typeparam>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder<>))]
public readonly partial struct Coroutine<T> : IAwaitable<T>, ICold, IEquatable<Coroutine<T>>
{
    private readonly CoroutineSource<T>? source;
    private readonly long token;

    internal Coroutine(CoroutineSource<T> source, long token)
    {
        this.source = source;
        this.token = token;
    }

    internal CoroutineSource<T> Source => source ?? throw Errors.DefaultCoroutine();

    internal long Token => token;

    /// <summary>Starts the coroutine inside the current task. The compiler calls it for <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">
    /// It was awaited before; no event loop runs on this thread; no task is current; it belongs to another loop; or it is
    /// <c>default(Coroutine&lt;T&gt;)</c>.
    /// </exception>
    [StackTraceHidden]
    public Awaiter GetAwaiter()
    {
        var begun = Source;
        begun.Begin(token);
        return new Awaiter(begun, token);
    }

    IAwaiter IAwaitable.GetAwaiter() => GetAwaiter();

    IAwaiter<T> IAwaitable<T>.GetAwaiter() => GetAwaiter();

    LoopTask ICold.MakeTask(EventLoop loop, string? name, string file, int line) => LoopTask<T>.Create(loop, this, name, file, line);

    bool ICold.IsFresh => Source.Token == token;

    bool ICold.IsRootOf(LoopTask task) => task.IsMadeOf(Source, token);

    void ICold.Abandon()
    {
        Source.Claim(token, EventLoop.RunningHere);
        Source.Abandon();
    }

    /// <summary>Whether both stand for the same call.</summary>
    public bool Equals(Coroutine<T> other) => ReferenceEquals(source, other.source) && token == other.token;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Coroutine<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(source, token);

    /// <summary>Whether both stand for the same call.</summary>
    public static bool operator ==(Coroutine<T> left, Coroutine<T> right) => left.Equals(right);

    /// <summary>Whether they stand for different calls.</summary>
    public static bool operator !=(Coroutine<T> left, Coroutine<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"coroutine '{source?.Name ?? "default"}'";
}
