namespace Meanwhile;

/// <summary>Something that a step of the loop can go on with: a suspended coroutine, or foreign code that awaits one.</summary>
internal abstract class Resumable
{
    /// <summary>The loop that it goes on in; null while a coroutine made outside any loop has not been started.</summary>
    protected internal EventLoop? Loop;

    /// <summary>Goes on until the next suspension or the end. Never throws what user code threw: that is stored.</summary>
    internal abstract void Resume();

    /// <summary>What it awaits has ended so, and it is about to go on.</summary>
    internal virtual void TakesFailure(Exception failure) { }
}
