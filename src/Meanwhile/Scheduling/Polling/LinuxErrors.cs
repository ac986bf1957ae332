using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>The error numbers of Linux, as .NET's exceptions have them.</summary>
internal static class LinuxErrors
{
    internal const int Interrupted = 4;
    internal const int WouldBlock = 11;
    internal const int Canceled = 125;
    internal const int InProgress = 115;

    internal static SocketException ToException(int error, string? message = null) =>
        new((int)CodeOf(error), message ?? Marshal.GetPInvokeErrorMessage(error));

    internal static IOException NotRead(int error) => Of("read from", error);

    internal static IOException NotWritten(int error) => Of("write to", error);

    private static IOException Of(string what, int error)
    {
        var reason = ToException(error);
        return new IOException($"Unable to {what} the connection: {reason.Message}.", reason);
    }

    // As .NET translates them.
    private static SocketError CodeOf(int error) =>
        error switch
        {
            1 or 13 => SocketError.AccessDenied,
            9 or Canceled => SocketError.OperationAborted,
            14 => SocketError.Fault,
            22 => SocketError.InvalidArgument,
            // Files of the system, of the process, and what one user may watch.
            23 or 24 or 28 => SocketError.TooManyOpenSockets,
            32 => SocketError.Shutdown,
            97 => SocketError.AddressFamilyNotSupported,
            98 => SocketError.AddressAlreadyInUse,
            99 => SocketError.AddressNotAvailable,
            100 => SocketError.NetworkDown,
            101 => SocketError.NetworkUnreachable,
            102 => SocketError.NetworkReset,
            103 => SocketError.ConnectionAborted,
            104 => SocketError.ConnectionReset,
            12 or 105 => SocketError.NoBufferSpaceAvailable,
            106 => SocketError.IsConnected,
            107 => SocketError.NotConnected,
            110 => SocketError.TimedOut,
            111 => SocketError.ConnectionRefused,
            112 => SocketError.HostDown,
            113 => SocketError.HostUnreachable,
            _ => SocketError.SocketError,
        };
}
