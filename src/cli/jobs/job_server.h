/* A process that does jobs for another: what a rank of an MPI job runs for `hstar batch`. */
#ifndef CLI_JOBS_JOB_SERVER_H
#define CLI_JOBS_JOB_SERVER_H

/* Requests on stdin, "LINE ROW {…}": row ROW of the job that stands on line LINE of a file. Answers on stdout, "STATUS {…}". Until stdin
 * ends; returns the exit status. */
int job_server_main(void);

#endif
