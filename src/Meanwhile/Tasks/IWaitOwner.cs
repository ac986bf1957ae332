namespace Meanwhile;

/// <summary>A part of this library that waits by an <see cref="OwnedFuture"/>, and can tell for what.</summary>
internal interface IWaitOwner
{
    /// <summary>What is waited for, in a few words.</summary>
    string DescribeWait();

    /// <summary>The tasks and futures that are waited for, as far as they are not found otherwise.</summary>
    IEnumerable<Future> Awaited { get; }
}
