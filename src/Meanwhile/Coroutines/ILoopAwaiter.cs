namespace Meanwhile;

/// <summary>
/// An awaiter of this library. A coroutine's builder hands it the coroutine itself, where foreign code gets by with a
/// delegate: no allocation and no captured context.
/// </summary>
internal interface ILoopAwaiter
{
    /// <summary>Parks the coroutine until what it awaits is there. Called only when that is not yet the case.</summary>
    void Park(Resumable awaiting);
}
