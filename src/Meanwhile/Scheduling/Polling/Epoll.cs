using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Meanwhile;

/// <summary>Linux's calls to wait for many files at once, epoll and eventfd.</summary>
internal static unsafe partial class Epoll
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int AddFile = 1;

    // The structure is packed on x86 alone.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int DataOffset = IsPacked ? 4 : 8;
    private static readonly int EventSize = DataOffset + sizeof(ulong);

    internal static SafeHandle Create() => Owned(CreateNative(CloseOnExec), "epoll_create1");

    internal static SafeHandle CreateWakeUp() => Owned(CreateEventNative(0, CloseOnExec | NonBlocking), "eventfd");

    /// <summary>Room for that many events, which the garbage collector does not move.</summary>
    internal static byte[] NewEvents(int count) => GC.AllocateArray<byte>(count * EventSize, pinned: true);

    internal static void Add(SafeHandle epoll, SafeHandle file, SocketEvents events, ulong data)
    {
        var description = stackalloc byte[EventSize];
        Unsafe.WriteUnaligned(description, (uint)events);
        Unsafe.WriteUnaligned(description + DataOffset, data);
        if (ControlNative(epoll, AddFile, file, description) != 0)
        {
            throw Failed("epoll_ctl");
        }
    }

    /// <summary>Waits, and says how many events came.</summary>
    internal static int Wait(SafeHandle epoll, byte[] events, int milliseconds)
    {
        var count = WaitNative(epoll, (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(events)), events.Length / EventSize, milliseconds);
        if (count >= 0)
        {
            return count;
        }

        return Marshal.GetLastPInvokeError() == LinuxErrors.Interrupted ? 0 : throw Failed("epoll_wait");
    }

    internal static (SocketEvents Events, ulong Data) Read(byte[] events, int index)
    {
        ref var first = ref events[index * EventSize];
        return (Unsafe.ReadUnaligned<SocketEvents>(ref first), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, DataOffset)));
    }

    /// <summary>Wakes who waits for an epoll that this file is in.</summary>
    internal static void Wake(SafeHandle wakeUp)
    {
        var one = 1UL;
        if (WriteNative(wakeUp, &one, sizeof(ulong)) < 0 && Marshal.GetLastPInvokeError() is not LinuxErrors.WouldBlock)
        {
            throw Failed("write to an eventfd");
        }
    }

    private static SafeFileHandle Owned(int file, string call) => file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : throw Failed(call);

    private static SocketException Failed(string call)
    {
        var error = Marshal.GetLastPInvokeError();
        return LinuxErrors.ToException(error, $"The event loop cannot watch sockets: {call} failed: {Marshal.GetPInvokeErrorMessage(error)} ({error}).");
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int CreateNative(int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int CreateEventNative(uint initial, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int ControlNative(SafeHandle epoll, int operation, SafeHandle file, byte* description);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitNative(SafeHandle epoll, byte* events, int most, int milliseconds);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteNative(SafeHandle file, ulong* value, nuint length);
}
