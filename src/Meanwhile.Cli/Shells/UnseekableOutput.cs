using System.Runtime.InteropServices;

namespace Meanwhile.Cli.Shells;

/// <summary>
/// A pipe, a socket or a terminal on Unix that takes what is written, however long that waits: also one that somebody has set to
/// return at once when it is full (O_NONBLOCK), whose writes a <see cref="FileStream"/> gives up half done. Blocking.
/// </summary>
/// <param name="file">Where to write; disposed with this.</param>
internal sealed partial class UnseekableOutput(FileStream file) : Stream
{
    // EINTR and EAGAIN.
    private const int Interrupted = 4;
    private const int FullOnLinux = 11;
    private const int FullOnOthers = 35;

    // POLLOUT.
    private const short RoomToWrite = 4;
    private const int Forever = -1;

    private static readonly int Full = OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? FullOnLinux : FullOnOthers;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="IOException">Nobody reads it any more, or the system refuses for another reason.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var handle = file.SafeFileHandle;
        var isHeld = false;
        try
        {
            // So that the number stays this file's while it is waited for.
            handle.DangerousAddRef(ref isHeld);
            var descriptor = (int)handle.DangerousGetHandle();
            while (!buffer.IsEmpty)
            {
                var taken = Write(descriptor, buffer, (nuint)buffer.Length);
                if (taken < 0 && Marshal.GetLastPInvokeError() is var error && error != Full && error != Interrupted)
                {
                    throw Refused(error);
                }

                if (taken > 0)
                {
                    buffer = buffer[(int)taken..];
                }
                else
                {
                    WaitForRoom(descriptor);
                }
            }
        }
        finally
        {
            if (isHeld)
            {
                handle.DangerousRelease();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Returns too when nobody reads any more: the next write says so.</summary>
    private static void WaitForRoom(int descriptor)
    {
        var wanted = new Wanted { Descriptor = descriptor, Events = RoomToWrite };
        if (Poll(ref wanted, 1, Forever) < 0 && Marshal.GetLastPInvokeError() is var error && error != Interrupted)
        {
            throw Refused(error);
        }
    }

    private static IOException Refused(int error) => new(Marshal.GetPInvokeErrorMessage(error));

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Wanted wanted, nuint count, int milliseconds);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Wanted
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }
}
