using System.Net.Sockets;

namespace Meanwhile.Tests;

/// <summary>Requests of which nobody can tell whether the server has acted on them.</summary>
public sealed class UnsafeRetryTests
{
    [Theory]
    [InlineData("POST", SocketError.TimedOut, 1)]
    [InlineData("POST", SocketError.HostUnreachable, 1)]
    [InlineData("MOVE", SocketError.NetworkDown, 1)]
    [InlineData("PUT", SocketError.TimedOut, 3)]
    public void A_connection_that_breaks_after_the_request_was_sent_repeats_only_what_may_be_repeated(string method, SocketError error, int expected) =>
        OnVirtualTime.Run(async _ =>
        {
            var connections = 0;
            await using var session = new HttpSession(
                new HttpSessionOptions
                {
                    Timeout = null,
                    ConnectTimeout = null,
                    Retry = new HttpRetryOptions { MaxRetries = 2 },
                    ConfigureHandler = handler =>
                        handler.ConnectCallback = (_, _) =>
                        {
                            connections++;
                            return ValueTask.FromResult<Stream>(new BreakingStream(error));
                        },
                }
            );
            using var request = new HttpRequestMessage(new HttpMethod(method), "http://127.0.0.1:9/");
            var failure = await Assert.ThrowsAsync<HttpSessionException>(async () => (await session.Send(request)).Dispose());
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            Assert.Equal(expected, connections);
        });

    /// <summary>Takes everything, and breaks when an answer is read.</summary>
    private sealed class BreakingStream(SocketError error) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw Broken();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(Broken());

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) { }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        private IOException Broken() => new("The connection broke.", new SocketException((int)error));
    }
}
