namespace Meanwhile;

/// <summary>Stands for someone outside the loop who waits for a future, maybe on another thread, and must not wait for ever.</summary>
internal interface IOutsideObserver : IFutureObserver
{
    /// <summary>The loop has closed, and the future will not be done.</summary>
    void LoopClosed();
}
