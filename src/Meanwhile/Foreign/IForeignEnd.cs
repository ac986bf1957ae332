namespace Meanwhile;

/// <summary>Something of ours that is called back when foreign code ends.</summary>
internal interface IForeignEnd;
