namespace Meanwhile;

/// <summary>When <c>Wait</c> returns.</summary>
public enum WaitUntil
{
    /// <summary>When all are done.</summary>
    All,

    /// <summary>When the first one is done.</summary>
    First,

    /// <summary>When the first one has failed, or all are done. One that was cancelled has not failed.</summary>
    FirstException,
}
