using System.Net;
using System.Net.Sockets;

namespace Meanwhile.Tests;

/// <summary>Who finds the addresses of hosts.</summary>
public sealed class ResolverTests
{
    // Names below .test are never given to anybody.
    private const string Name = "api.test";

    [Fact]
    public void Its_addresses_are_tried_in_their_order_until_one_answers() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            var asked = new List<string>();
            await using var session = SessionWith(
                (host, _) =>
                {
                    asked.Add($"{host.Host} {host.Port}");
                    return new([IPAddress.Parse("127.0.0.77"), IPAddress.Parse("::ffff:127.0.0.1"), IPAddress.Parse("127.0.0.78")]);
                }
            );
            Assert.Equal("hello", await session.GetText($"http://{Name}:{server.Port}/"));
            Assert.Equal("hello", await session.GetText($"http://{Name}:{server.Port}/again"));
            Assert.Equal([$"{Name} {server.Port}"], asked.Distinct());
        });

    [Fact]
    public void It_is_asked_for_a_host_that_is_given_by_its_address_too() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = SessionWith((_, _) => new([IPAddress.Loopback]));
            Assert.Equal("hello", await session.GetText($"http://192.0.2.1:{server.Port}/"));
        });

    [Fact]
    public void It_is_asked_for_hosts_that_are_spoken_to_by_TLS() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(connection => connection.Write("this is no handshake"u8.ToArray()));
            await using var session = SessionWith((_, _) => new([IPAddress.Loopback]));
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText($"https://{Name}:{server.Port}/"));
            Assert.Equal(HttpErrorKind.Tls, failure.Kind);
        });

    [Fact]
    public void No_address_is_told_as_a_host_that_is_not_found()
    {
        var failure = FailureWith((_, _) => new([]));
        Assert.Equal(HttpErrorKind.Dns, failure.Kind);
        Assert.Contains(Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_throws_is_told()
    {
        var failure = FailureWith((_, _) => throw new FormatException("the list of services is broken"));
        Assert.Equal(HttpErrorKind.Connect, failure.Kind);
        Assert.Contains("the list of services is broken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        var failure = FailureWith((_, _) => new((IPAddress[])null!));
        Assert.Equal(HttpErrorKind.Connect, failure.Kind);
        Assert.Contains("HttpSessionOptions.Resolver gave null", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_failure_is_told_when_no_address_answers()
    {
        var failure = FailureWith((_, _) => new([IPAddress.Parse("127.0.0.77"), IPAddress.Parse("127.0.0.78")]));
        Assert.Equal(HttpErrorKind.Connect, failure.Kind);
        Assert.Contains("refused the connection", failure.Message, StringComparison.Ordinal);
    }

    private static HttpSession SessionWith(Func<DnsEndPoint, CancellationToken, ValueTask<IPAddress[]>> resolver) => new(new() { Resolver = resolver });

    private static HttpSessionException FailureWith(Func<DnsEndPoint, CancellationToken, ValueTask<IPAddress[]>> resolver)
    {
        HttpSessionException? failure = null;
        OnLoop.Run(async () =>
        {
            using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            await using var session = SessionWith(resolver);
            failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText($"http://{Name}:{((IPEndPoint)closed.LocalEndPoint!).Port}/"));
        });
        return failure!;
    }
}
