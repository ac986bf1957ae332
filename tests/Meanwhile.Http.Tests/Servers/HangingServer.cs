namespace Meanwhile.Tests;

/// <summary>A server that says something and then nothing more, and tells when the client has gone.</summary>
internal sealed class HangingServer : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="said">What it sends after it has read the request.</param>
    internal HangingServer(string said = "")
    {
        server = LoopbackServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write(said);
            asked.TrySetResult();
            await connection.WaitForClose();
            gone.TrySetResult();
        });
    }

    internal string Url => server.Url;

    /// <summary>The request has come, and what is to be said was sent.</summary>
    internal Task Asked => asked.Task;

    /// <summary>The client has closed the connection.</summary>
    internal Task Gone => gone.Task;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
