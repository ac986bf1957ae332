using System.IO.Pipes;
using System.Net.Sockets;
using Meanwhile.Cli.Shells;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Shells;

/// <summary>Standard output and error, where whoever started the command has made them return at once when they are full.</summary>
public class UnseekableOutputTests
{
    private const int Size = 16 * 1024 * 1024;

    [Fact]
    public async Task What_does_not_fit_waits_until_somebody_reads_and_nothing_is_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such pipes.");
        var (writer, reader) = await Pair();
        using (writer)
        using (reader)
        {
            writer.Blocking = false;
            using var output = ProcessShell.Open((int)writer.Handle, static () => Stream.Null);
            var sent = new byte[Size];
            new Random(1).NextBytes(sent);
            var writing = Task.Run(() => output.Write(sent), TestContext.Current.CancellationToken);
            while (writer.Poll(0, SelectMode.SelectWrite))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(writing.IsCompleted);
            var received = new byte[Size];
            await using var incoming = new NetworkStream(reader);
            await incoming.ReadExactlyAsync(received, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
            await writing.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
            Assert.True(sent.AsSpan().SequenceEqual(received));
        }
    }

    [Fact]
    public async Task A_reader_that_goes_while_it_waits_ends_the_wait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such pipes.");
        var (writer, reader) = await Pair();
        using (writer)
        {
            writer.Blocking = false;
            using var output = ProcessShell.Open((int)writer.Handle, static () => Stream.Null);
            var writing = Task.Run(() => output.Write(new byte[Size]), TestContext.Current.CancellationToken);
            while (writer.Poll(0, SelectMode.SelectWrite))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            reader.Dispose();
            await Assert.ThrowsAsync<IOException>(() => writing.WaitAsync(Patience.Long));
        }
    }

    [Fact]
    public void A_pipe_that_nobody_reads_any_more_is_told_as_such()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such pipes.");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.DisposeLocalCopyOfClientHandle();
        using var output = ProcessShell.Open((int)pipe.SafePipeHandle.DangerousGetHandle(), static () => Stream.Null);
        Assert.Equal("Broken pipe", Assert.Throws<IOException>(() => output.Write([1])).Message);
    }

    private static async Task<(Socket Writer, Socket Reader)> Pair()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        var writer = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await writer.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        var reader = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        File.Delete(path);
        return (writer, reader);
    }
}
