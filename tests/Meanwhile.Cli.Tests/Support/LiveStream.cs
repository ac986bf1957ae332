using System.Text;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>A standard stream that a test reads while it is written.</summary>
internal sealed class LiveStream : Stream
{
    private readonly Lock gate = new();
    private readonly MemoryStream content = new();
    private readonly List<(Func<string, bool> Holds, TaskCompletionSource Done)> watchers = [];

    private readonly TaskCompletionSource blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim released = new(0);
    private Func<string, bool>? blocksAt;

    /// <summary>From then on every write fails, as when the reader of a pipe has gone.</summary>
    public bool IsBroken { get; set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public string Text
    {
        get
        {
            lock (gate)
            {
                return Encoding.UTF8.GetString(content.ToArray());
            }
        }
    }

    /// <summary>Ends once what has been written is such that this holds.</summary>
    public Task Until(Func<string, bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            watchers.Add((holds, done));
            Look();
        }

        return done.Task.WaitAsync(Patience.Long);
    }

    /// <summary>The write of what holds waits, as when nobody reads a pipe that is full.</summary>
    /// <returns>Ends once it does.</returns>
    public Task BlockAt(Func<string, bool> holds)
    {
        blocksAt = holds;
        return blocked.Task.WaitAsync(Patience.Long);
    }

    public void Unblock() => released.Release();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (blocksAt?.Invoke(Encoding.UTF8.GetString(buffer, offset, count)) == true)
        {
            blocksAt = null;
            blocked.TrySetResult();
            released.Wait();
        }

        lock (gate)
        {
            if (IsBroken)
            {
                throw new IOException("Broken pipe");
            }

            content.Write(buffer, offset, count);
            Look();
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Look()
    {
        var text = Encoding.UTF8.GetString(content.ToArray());
        foreach (var (holds, done) in watchers)
        {
            if (holds(text))
            {
                done.TrySetResult();
            }
        }
    }
}
