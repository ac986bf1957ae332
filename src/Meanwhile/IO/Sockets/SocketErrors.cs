using System.Net.Sockets;

namespace Meanwhile;

/// <summary>The errors of a connection, as .NET's own streams have them.</summary>
internal static class SocketErrors
{
    internal static IOException NotRead(SocketError error) => Of("read from", error);

    internal static IOException NotWritten(SocketError error) => Of("write to", error);

    private static IOException Of(string what, SocketError error)
    {
        var reason = new SocketException((int)error);
        return new IOException($"Unable to {what} the connection: {reason.Message}.", reason);
    }
}
