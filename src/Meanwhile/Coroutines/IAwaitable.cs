namespace Meanwhile;

/// <summary>
/// What can be awaited on an event loop: a <see cref="Coroutine"/>, a <see cref="Future"/> or a <see cref="LoopTask"/>.
/// Functions that take several things of different kinds, such as <c>Gather</c>, take this.
/// </summary>
public interface IAwaitable
{
    /// <summary>Begins the await. A coroutine runs from here to its first suspension.</summary>
    IAwaiter GetAwaiter();
}

/// <summary>What can be awaited on an event loop and gives a value.</summary>
/// <typeparam name="T">What the await gives.</typeparam>
public interface IAwaitable<out T> : IAwaitable
{
    /// <summary>Begins the await. A coroutine runs from here to its first suspension.</summary>
    new IAwaiter<T> GetAwaiter();
}
