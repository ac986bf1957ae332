using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Meanwhile;

/// <summary>
/// Linux's calls for a TCP socket that never blocks. .NET's own hand a socket to a poller of their own as soon as it is not to block,
/// and say by an exception that a connection is under way.
/// </summary>
internal static unsafe partial class LinuxSocket
{
    private const int Stream = 1;
    private const int Tcp = 6;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int SocketLevel = 1;
    private const int ErrorOption = 4;
    private const int NoDelayOption = 1;
    private const int Peek = 0x2;
    private const int NoSignal = 0x4000;

    /// <summary>Makes one that does not hold small writes back (Nagle's algorithm is off).</summary>
    /// <exception cref="SocketException">The system refused.</exception>
    internal static SafeHandle Create(AddressFamily family)
    {
        var file = CreateNative(family == AddressFamily.InterNetworkV6 ? 10 : 2, Stream | NonBlocking | CloseOnExec, Tcp);
        if (file < 0)
        {
            throw LinuxErrors.ToException(Marshal.GetLastPInvokeError());
        }

        var socket = new SafeFileHandle(file, ownsHandle: true);
        var on = 1;
        if (SetOptionNative(socket, Tcp, NoDelayOption, &on, sizeof(int)) == 0)
        {
            return socket;
        }

        var error = Marshal.GetLastPInvokeError();
        socket.Dispose();
        throw LinuxErrors.ToException(error);
    }

    /// <summary>Begins to connect.</summary>
    /// <returns>Whether it is connected already, as it mostly is within one machine.</returns>
    /// <exception cref="SocketException">The system refused at once.</exception>
    internal static bool BeginConnect(SafeHandle socket, IPEndPoint address)
    {
        var name = address.Serialize();
        fixed (byte* bytes = name.Buffer.Span)
        {
            if (ConnectNative(socket, bytes, (uint)name.Size) == 0)
            {
                return true;
            }
        }

        return Marshal.GetLastPInvokeError() is var error and not (LinuxErrors.InProgress or LinuxErrors.Interrupted)
            ? throw LinuxErrors.ToException(error)
            : false;
    }

    /// <summary>The error that the connection has met since somebody last asked; zero for none.</summary>
    internal static int TakeError(SafeHandle socket)
    {
        var error = 0;
        var size = (uint)sizeof(int);
        return GetOptionNative(socket, SocketLevel, ErrorOption, &error, &size) == 0 ? error : Marshal.GetLastPInvokeError();
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>How many bytes came, or the error as a negative number.</returns>
    internal static int Receive(SafeHandle socket, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return Result(ReceiveNative(socket, bytes, (nuint)buffer.Length, 0));
        }
    }

    /// <summary>Looks whether something is there to read.</summary>
    /// <returns>Positive if there is, zero at the end, or the error as a negative number.</returns>
    internal static int Look(SafeHandle socket)
    {
        byte first;
        return Result(ReceiveNative(socket, &first, 1, Peek));
    }

    /// <summary>Writes as much as there is room for.</summary>
    /// <returns>How many bytes were taken, or the error as a negative number.</returns>
    internal static int Send(SafeHandle socket, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return Result(SendNative(socket, bytes, (nuint)buffer.Length, NoSignal));
        }
    }

    private static int Result(nint result) => result >= 0 ? (int)result : -Marshal.GetLastPInvokeError();

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int CreateNative(int family, int kind, int protocol);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int ConnectNative(SafeHandle socket, byte* address, uint length);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOptionNative(SafeHandle socket, int level, int option, int* value, uint size);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetOptionNative(SafeHandle socket, int level, int option, int* value, uint* size);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint ReceiveNative(SafeHandle socket, byte* buffer, nuint length, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint SendNative(SafeHandle socket, byte* buffer, nuint length, int flags);
}
