using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>
/// Begins to connect a socket on Linux, and leaves the wait to the poller: .NET's own call either hands the socket to its own poller
/// or says by an exception that it is under way.
/// </summary>
internal static unsafe partial class NativeConnect
{
    private const int InProgress = 115;
    private const int Interrupted = 4;

    /// <exception cref="SocketException">The system refused at once.</exception>
    internal static void Begin(Socket socket, EndPoint address)
    {
        var name = address.Serialize();
        fixed (byte* bytes = name.Buffer.Span)
        {
            if (ConnectNative(socket.SafeHandle, bytes, (uint)name.Size) == 0)
            {
                return;
            }
        }

        var error = Marshal.GetLastPInvokeError();
        if (error is not (InProgress or Interrupted))
        {
            throw new SocketException((int)ErrorOf(error), Marshal.GetPInvokeErrorMessage(error));
        }
    }

    // The numbers of Linux, as .NET translates them.
    private static SocketError ErrorOf(int error) =>
        error switch
        {
            1 or 13 => SocketError.AccessDenied,
            11 or 105 => SocketError.NoBufferSpaceAvailable,
            22 => SocketError.InvalidArgument,
            97 => SocketError.AddressFamilyNotSupported,
            98 => SocketError.AddressAlreadyInUse,
            99 => SocketError.AddressNotAvailable,
            100 => SocketError.NetworkDown,
            101 => SocketError.NetworkUnreachable,
            104 => SocketError.ConnectionReset,
            110 => SocketError.TimedOut,
            111 => SocketError.ConnectionRefused,
            112 => SocketError.HostDown,
            113 => SocketError.HostUnreachable,
            _ => SocketError.SocketError,
        };

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int ConnectNative(SafeHandle socket, byte* address, uint length);
}
