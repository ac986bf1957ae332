namespace Meanwhile;

/// <summary>Waits until a socket can be read from, or written to.</summary>
internal interface ISocketWait
{
    /// <summary>It can be tried again. Called on the thread that runs the loop, outside of any task.</summary>
    void Ready();

    /// <summary>The loop was closed: nobody will say when the socket is ready.</summary>
    void LoopClosed();
}
