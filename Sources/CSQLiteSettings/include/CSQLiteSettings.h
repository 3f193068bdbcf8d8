#ifndef C_SQLITE_SETTINGS_H
#define C_SQLITE_SETTINGS_H

/// Lets SQLite keep no account of its memory: nobody asks for it, and it costs a lock at every piece that is taken or given
/// back, of which full text takes many. Before SQLite is first used; later it does nothing. A function with any number of
/// arguments, which Swift cannot call, stands behind it.
void giaoviec_sqlite_without_memory_account(void);

#endif
